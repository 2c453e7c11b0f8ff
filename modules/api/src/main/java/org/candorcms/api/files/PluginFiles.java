// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.files;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Folders of the data directory. The service is bound to the bundle that gets it.
 *
 * @since 1.0
 */
@ProviderType
public interface PluginFiles {
  /**
   * A folder for files that must be kept, made if missing.
   *
   * @param name {@code [a-z0-9-]{1,60}}
   */
  Path folder(String name);

  /**
   * The folder with demo content for this installation, if a demo site was asked for: {@code help}
   * gives {@code demo/help}.
   */
  Optional<Path> demo(String name);
}
