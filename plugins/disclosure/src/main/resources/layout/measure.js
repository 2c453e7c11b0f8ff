// Measures the labels of the page as it is laid out now: the answer has an entry for each that a
// reader does not see at once, and why, by a name of the messages `layout.*`. Runs in the page,
// whose own scripts are off.
//
// `settled` tells that the page has been measured before: what moves now moves because the layout
// was changed, so it is taken to its end. Right after the load it counts what a reader sees after
// a second, and after ten: neither a label that takes long to appear is there, nor one that leaves.
(settled) => {
  const MOMENTS = [1000, 10000];
  const LEAST = { size: 12, contrast: 4.5, opacity: 0.9, side: 8 };
  const style = (e, pseudo) => getComputedStyle(e, pseudo);
  const up = function* (e) {
    for (; e; e = e.parentElement) yield e;
  };

  // Colours, in whatever notation a style sheet has them.
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const rgba = (text) => {
    if (!known.has(text)) {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = text;
      pixel.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
      known.set(text, [r, g, b, a / 255]);
    }
    return known.get(text);
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const luminance = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => {
      v /= 255;
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const canvasColour = () => {
    const probe = document.createElement('i');
    probe.style.cssText = 'all:initial;position:absolute;inline-size:0;background-color:Canvas';
    document.documentElement.append(probe);
    probe.style.colorScheme = style(document.documentElement).colorScheme;
    const colour = rgba(style(probe).backgroundColor);
    probe.remove();
    return colour;
  };
  const contrast = (label) => {
    let back = canvasColour();
    for (const e of [...up(label)].reverse()) {
      const s = style(e);
      if (s.backgroundImage !== 'none') back = null;
      const colour = rgba(s.backgroundColor);
      if (back) back = over(colour, back);
      else if (colour[3] === 1 && s.backgroundImage === 'none') back = colour;
    }
    if (!back) return 21; // On a picture: nobody can tell from the styles.
    const s = style(label);
    const ink = over(rgba(s.webkitTextFillColor || s.color), back);
    const [a, b] = [luminance(ink), luminance(back)].sort((p, q) => q - p);
    return (a + 0.05) / (b + 0.05);
  };

  const opacity = (e) => [...up(e)].reduce((product, each) => product * Number(style(each).opacity), 1);
  const filtered = (e) => {
    const filter = style(e).filter;
    const amount = (name) => {
      const found = filter.match(new RegExp(name + '\\(([\\d.]+)(%?)'));
      return found ? Number(found[1]) / (found[2] ? 100 : 1) : undefined;
    };
    return amount('blur') > 1 || amount('opacity') < LEAST.opacity || amount('contrast') < 0.6 || Math.abs(Math.log2(amount('brightness') ?? 1)) > 1;
  };

  // Whether something that lies over a point is to be seen there.
  const painted = (s) => s.backgroundImage !== 'none' || rgba(s.backgroundColor)[3] > 0.3 || (s.backdropFilter && s.backdropFilter !== 'none');
  const pseudoPainted = (e) =>
    ['::before', '::after', '::backdrop'].some((name) => {
      const s = style(e, name);
      return s.content !== 'none' && s.content !== 'normal' && s.display !== 'none' && ['absolute', 'fixed'].includes(s.position) && painted(s);
    });
  const textAt = (e, x, y) =>
    [...e.childNodes].some((node) => {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return false;
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
    });
  const covers = (e, label, x, y) =>
    opacity(e) > 0.3 &&
    (e.contains(label)
      ? pseudoPainted(e)
      : painted(style(e)) || pseudoPainted(e) || /^(IMG|VIDEO|CANVAS|IFRAME|EMBED|OBJECT|SVG)$/i.test(e.tagName) || textAt(e, x, y));
  const hidden = (label, rect) => {
    for (const part of [0.02, 0.25, 0.5, 0.75, 0.98]) {
      const x = rect.left + rect.width * part;
      const y = rect.top + rect.height / 2;
      const stack = document.elementsFromPoint(x, y);
      const at = stack.findIndex((e) => label.contains(e));
      if (at < 0) return 'clipped';
      if (stack.slice(0, at).some((e) => covers(e, label, x, y))) return 'covered';
    }
    return '';
  };

  const rects = (label) => {
    const range = document.createRange();
    range.selectNodeContents(label);
    return [...range.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
  };

  // Content that stands above the label although it comes after it.
  const above = (label, top) =>
    [...document.querySelectorAll('h1, .hero p, .hero a[href], main h2, main p, main li, main a[href]')]
      .filter((e) => !e.closest('.candor-labels, .link-key, nav, [role=navigation]') && label.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)
      .slice(0, 60)
      .some((e) => {
        const r = e.getBoundingClientRect();
        return r.width > 4 && r.height > 4 && r.right > 0 && r.left < innerWidth && r.bottom + scrollY > 0 && r.bottom < top - 1 && e.textContent.trim() && e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && style(e).position !== 'fixed';
      });

  const trouble = (label) => {
    const behind = [...up(label)].find((e) => e.parentElement?.matches('details:not([open])') && !(e.tagName === 'SUMMARY'));
    if (behind) return 'behind-control';
    for (const e of up(label)) {
      if (style(e).display === 'none') return e.matches('dialog, [popover], [role=tabpanel], [role=dialog]') ? 'behind-control' : 'not-displayed';
      if (e.matches('[aria-hidden=true], [inert]')) return 'screen-readers';
      if (filtered(e)) return 'filter';
    }
    const own = style(label);
    if (own.visibility !== 'visible') return 'invisible';
    if (!label.checkVisibility({ contentVisibilityAuto: true })) return 'not-displayed';
    if (opacity(label) < LEAST.opacity) return 'transparent';
    let boxes = rects(label);
    if (!boxes.length || boxes.reduce((sum, r) => sum + r.width, 0) < LEAST.side || boxes[0].height < LEAST.side / 2) return 'no-size';
    const scale = label.offsetHeight ? label.getBoundingClientRect().height / label.offsetHeight : 1;
    if (parseFloat(own.fontSize) * Math.min(1, scale) < LEAST.size - 0.5) return 'small';
    if (boxes.some((r) => r.right <= 0 || r.left >= innerWidth || r.bottom + scrollY <= 0)) return 'outside';
    if (boxes.some((r) => r.left < -1 || r.right > innerWidth + 1)) return 'cut-at-side';
    const late = above(label, boxes[0].top);
    // Only the page itself scrolls without being asked to.
    scrollTo({ top: boxes[0].top + scrollY - innerHeight / 2, behavior: 'instant' });
    boxes = rects(label);
    for (const r of boxes) {
      if (r.bottom <= 0 || r.top >= innerHeight) return 'outside';
      const found = hidden(label, r);
      if (found) return found;
    }
    scrollTo({ top: 0, behavior: 'instant' });
    // Paper has no backgrounds, and forced colours are the reader's own.
    const coloured = !matchMedia('print').matches && (own.forcedColorAdjust === 'none' || !matchMedia('(forced-colors: active)').matches);
    if (coloured) {
      const ratio = contrast(label);
      if (ratio < LEAST.contrast) return 'contrast ' + ratio.toFixed(1);
    }
    return late ? 'below-content' : '';
  };

  const labels = () => {
    for (const where of ['.candor-labels .label-required', 'main .label-required']) {
      const found = [...document.querySelectorAll(where)];
      if (found.length) return where.startsWith('main') ? found.slice(0, 1) : found.concat(...document.querySelectorAll('.link-key .label-required')).slice(0, 12);
    }
    return [];
  };

  // What lets clicks through is still to be seen: everything can be hit while this looks.
  const hits = new CSSStyleSheet();
  const any = ':is(*, #c#c#c)';
  hits.replaceSync(`${any}, ${any}::before, ${any}::after { pointer-events: auto !important }`);
  const sheets = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...sheets, hits];
  const found = new Map();
  try {
    const moving = () => document.getAnimations().filter((a) => a.timeline instanceof DocumentTimeline);
    const inTransition = (a) => a instanceof CSSTransition;
    if (settled) moving().filter(inTransition).forEach((a) => a.finish());
    for (const moment of moving().length ? MOMENTS : [0]) {
      for (const animation of moving()) {
        animation.pause();
        animation.currentTime = Math.min(moment, animation.effect.getComputedTiming().endTime);
      }
      const all = labels();
      if (!all.length) found.set('', 'missing');
      for (const label of all) {
        const wrong = trouble(label);
        if (wrong && !found.has(label)) found.set(label, wrong);
      }
    }
  } finally {
    document.adoptedStyleSheets = sheets;
  }
  return [...found].map(([label, wrong]) => ({ label: label ? label.textContent.trim().slice(0, 120) : '', trouble: wrong }));
}
