package io.atrium.notify;

import io.atrium.account.Vault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/** The keys that push services know Atrium by, where the operator has given none. There is one row. */
@Entity
@Table(name = "push_key")
public class PushKey {
    static final long ONLY = 1;
    private static final String PURPOSE = "push-key";

    @Id
    private long id = ONLY;

    @Column(name = "public_key", updatable = false)
    private String publicKey;

    @Column(name = "private_key")
    private String privateKey;

    protected PushKey() {}

    PushKey(KeyPair pair, Vault vault) {
        publicKey = text(Curve.bytes((ECPublicKey) pair.getPublic()));
        privateKey = vault.seal(text(Curve.bytes((ECPrivateKey) pair.getPrivate())), PURPOSE);
    }

    boolean isSealedBy(Vault vault) {
        return privateKey.startsWith(vault.mark());
    }

    void reseal(Vault vault) {
        privateKey = vault.seal(vault.open(privateKey, PURPOSE), PURPOSE);
    }

    KeyPair pair(Vault vault) {
        try {
            return pair(publicKey, vault.open(privateKey, PURPOSE));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key in the table push_key is none", broken);
        }
    }

    /** @throws IllegalArgumentException where it is not base64 */
    static KeyPair pair(String publicKey, String privateKey) throws GeneralSecurityException {
        return Curve.pair(bytes(publicKey), bytes(privateKey));
    }

    /** @param text base64 as URLs have it, filled up or not */
    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
