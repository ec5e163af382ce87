package io.atrium.notify;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys of the curve P-256 as Web Push writes them: a public one as its uncompressed point, 65 bytes, a private one as its number, 32 bytes. */
final class Curve {
    private static final String NAME = "secp256r1";
    private static final int NUMBER = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final ECParameterSpec SPEC = spec();

    private Curve() {}

    private static ECParameterSpec spec() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(NAME));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(NAME));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static KeyPair pair(byte[] publicKey, byte[] privateKey) throws GeneralSecurityException {
        return new KeyPair(publicKey(publicKey), privateKey(privateKey));
    }

    /** @throws InvalidKeyException where it is no point of the curve */
    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != 1 + 2 * NUMBER || point[0] != UNCOMPRESSED) {
            throw new InvalidKeyException("not an uncompressed point");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + NUMBER));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + NUMBER, point.length));
        BigInteger p = ((ECFieldFp) SPEC.getCurve().getField()).getP();
        BigInteger right = x.pow(3)
                .add(SPEC.getCurve().getA().multiply(x))
                .add(SPEC.getCurve().getB());
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.pow(2).mod(p).equals(right.mod(p))) {
            throw new InvalidKeyException("not a point of the curve");
        }
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), SPEC));
    }

    static ECPrivateKey privateKey(byte[] number) throws GeneralSecurityException {
        BigInteger s = new BigInteger(1, number);
        if (number.length != NUMBER || s.signum() == 0 || s.compareTo(SPEC.getOrder()) >= 0) {
            throw new InvalidKeyException("not a number of the curve");
        }
        return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(s, SPEC));
    }

    static byte[] bytes(ECPublicKey key) {
        byte[] point = new byte[1 + 2 * NUMBER];
        point[0] = UNCOMPRESSED;
        copy(key.getW().getAffineX(), point, 1);
        copy(key.getW().getAffineY(), point, 1 + NUMBER);
        return point;
    }

    static byte[] bytes(ECPrivateKey key) {
        byte[] number = new byte[NUMBER];
        copy(key.getS(), number, 0);
        return number;
    }

    /** To its full length, without the sign. */
    private static void copy(BigInteger number, byte[] to, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, NUMBER);
        System.arraycopy(bytes, bytes.length - length, to, at + NUMBER - length, length);
    }
}
