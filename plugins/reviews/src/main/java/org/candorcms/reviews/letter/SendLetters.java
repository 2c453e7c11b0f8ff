// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.letter;

import java.time.Duration;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends the letters to authors that are due. */
@Component(service = Task.class)
public final class SendLetters implements Task {
  private final AuthorLetters letters;

  /** Gets its surroundings. */
  @Activate
  public SendLetters(@Reference AuthorLetters letters) {
    this.letters = letters;
  }

  @Override
  public String name() {
    return "reviews.letters";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void run(Progress progress) {
    progress.message(letters.send() + " letters sent");
  }
}
