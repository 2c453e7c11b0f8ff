// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.candorcms.api.files.PluginFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Signs with the Ed25519 key (RFC 8032) of this installation, made at the first start. Its file is
 * readable by the owner only.
 */
@Component(service = Signer.class)
public final class Signer {
  private static final String ALGORITHM = "Ed25519";
  private static final String FILE = "record-key";

  private final PrivateKey key;
  private final String publicKey;

  /** Reads the key, or makes it. */
  @Activate
  public Signer(@Reference PluginFiles files) {
    this(files.folder("keys"));
  }

  Signer(Path folder) {
    try {
      Path file = folder.resolve(FILE);
      if (!Files.exists(file)) {
        write(file);
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      publicKey = lines.get(0);
      key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key that signs records cannot be used", e);
    }
  }

  /** Written beside and moved, so that a crash leaves no half of a key. */
  private static void write(Path file) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    String text =
        base64.encodeToString(pair.getPublic().getEncoded())
            + "\n"
            + base64.encodeToString(pair.getPrivate().getEncoded())
            + "\n";
    Path folder = file.toAbsolutePath().getParent();
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    if (posix) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    Path beside = Files.createTempFile(folder, FILE, ".new"); // 600 where the system knows modes
    Files.writeString(beside, text, StandardCharsets.US_ASCII);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** X.509 form in Base64. */
  public String publicKey() {
    return publicKey;
  }

  String sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform since 15 has " + ALGORITHM, e);
    }
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
