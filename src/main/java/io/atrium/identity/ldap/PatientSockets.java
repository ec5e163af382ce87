package io.atrium.identity.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS to the directory that waits so long and no longer, for a handshake too, and believes nobody but the host it was to speak to. The JDK's LDAP makes one by its class's name, so what it is
 * to be made of stands with the thread that connects.
 */
public final class PatientSockets extends SSLSocketFactory {
    private static final ThreadLocal<PatientSockets> CURRENT = new ThreadLocal<>();

    private final SSLSocketFactory tls;
    private final Duration patience;

    PatientSockets(SSLSocketFactory tls, Duration patience) {
        this.tls = tls;
        this.patience = patience;
    }

    /** The JDK asks for it while the thread connects. */
    public static SSLSocketFactory getDefault() {
        return CURRENT.get();
    }

    /** For who connects now, on this thread. */
    void use() {
        CURRENT.set(this);
    }

    static void forget() {
        CURRENT.remove();
    }

    @Override
    public Socket createSocket() throws IOException {
        return patient(tls.createSocket());
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean autoClose) throws IOException {
        below.setSoTimeout((int) patience.toMillis());
        return patient(tls.createSocket(below, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return patient(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return patient(tls.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return patient(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return patient(tls.createSocket(host, port, from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    private Socket patient(Socket socket) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        if (socket instanceof SSLSocket secure) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("LDAPS");
            secure.setSSLParameters(parameters);
        }
        return socket;
    }
}
