// Handlebars.java reads this file at start; scripts in templates are not available here.
