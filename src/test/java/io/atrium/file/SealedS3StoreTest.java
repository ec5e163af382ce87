package io.atrium.file;

import io.atrium.account.KeyRing;
import java.util.Base64;

/** The contract once more, with a bucket behind it that is encrypted. */
class SealedS3StoreTest extends S3StoreTest {
    @Override
    FileStore store() {
        return new SealedStore(super.store(), KeyRing.of(Base64.getEncoder().encodeToString(new byte[32]), null));
    }
}
