package io.atrium.identity.ldap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.PartialResultException;
import javax.naming.SizeLimitExceededException;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;

/** One connection to the directory, secured before anything is said by it. It waits for an answer as long as the settings say. */
final class LdapConnection implements AutoCloseable {
    /** More than one is as bad as any number. */
    private static final int ENOUGH = 2;

    private final LdapSettings settings;
    private final LdapContext context;
    private StartTlsResponse tls;

    /** @throws NamingException where it can't be had: nobody has bound yet */
    LdapConnection(LdapSettings settings) throws NamingException {
        this.settings = settings;
        PatientSockets sockets = new PatientSockets(settings.tls(), settings.timeout());
        sockets.use();
        try {
            context = new InitialLdapContext(environment(), null);
            secure(sockets);
        } finally {
            PatientSockets.forget();
        }
    }

    private Hashtable<String, String> environment() {
        String patience = Long.toString(settings.timeout().toMillis());
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, settings.url().toString());
        environment.put(Context.SECURITY_AUTHENTICATION, "none");
        environment.put(Context.REFERRAL, "ignore");
        environment.put("java.naming.ldap.version", "3");
        environment.put("java.naming.ldap.attributes.binary", settings.id());
        environment.put("com.sun.jndi.ldap.connect.timeout", patience);
        environment.put("com.sun.jndi.ldap.read.timeout", patience);
        if ("ldaps".equalsIgnoreCase(settings.url().getScheme())) {
            environment.put("java.naming.ldap.factory.socket", PatientSockets.class.getName());
        }
        return environment;
    }

    private void secure(PatientSockets sockets) throws NamingException {
        if (!settings.startTls()) {
            return;
        }
        try {
            tls = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
            tls.negotiate(sockets);
        } catch (IOException | NamingException refused) {
            context.close();
            CommunicationException insecure = new CommunicationException("the directory was not reached by StartTLS");
            insecure.setRootCause(refused);
            throw insecure;
        }
    }

    /**
     * As whom what follows is asked.
     *
     * @param password not empty: a directory takes that for nobody in particular, and says yes
     * @throws javax.naming.AuthenticationException where it does not match
     */
    void bind(String dn, String password) throws NamingException {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("an empty password binds nobody");
        }
        context.addToEnvironment(Context.SECURITY_AUTHENTICATION, "simple");
        context.addToEnvironment(Context.SECURITY_PRINCIPAL, dn);
        context.addToEnvironment(Context.SECURITY_CREDENTIALS, password);
        context.reconnect(null);
    }

    /** Each value stands in the filter escaped. @throws PartialResultException where nothing was found, and there may be something elsewhere */
    List<SearchResult> below(String base, String filter, List<String> attributes, Object... values)
            throws NamingException {
        return search(base, SearchControls.SUBTREE_SCOPE, ENOUGH, filter, attributes, values);
    }

    /** As {@link #below}, however many there are. */
    List<SearchResult> all(String base, String filter, List<String> attributes, Object... values)
            throws NamingException {
        try {
            return search(base, SearchControls.SUBTREE_SCOPE, 0, filter, attributes, values);
        } catch (PartialResultException nothingHere) {
            return List.of();
        }
    }

    /** The entry of this name, where there is one and the filter fits. @throws javax.naming.NameNotFoundException where there is not even the base */
    List<SearchResult> entry(String dn, String base, String filter, List<String> attributes) throws NamingException {
        search(base, SearchControls.OBJECT_SCOPE, 1, "(objectClass=*)", List.of("1.1"));
        try {
            return search(dn, SearchControls.OBJECT_SCOPE, 1, filter, attributes);
        } catch (NameNotFoundException gone) {
            return List.of();
        }
    }

    /** Whether one entry is as the filter says. */
    boolean matches(String dn, String filter) throws NamingException {
        return !search(dn, SearchControls.OBJECT_SCOPE, 1, filter, List.of("1.1"))
                .isEmpty();
    }

    /** Attributes alone are asked for, so that no object of the directory's is ever made here. */
    @SuppressWarnings("BanJNDI")
    private List<SearchResult> search(
            String base, int scope, long most, String filter, List<String> attributes, Object... values)
            throws NamingException {
        SearchControls controls = new SearchControls(
                scope, most, (int) settings.timeout().toMillis(), attributes.toArray(String[]::new), false, false);
        List<SearchResult> found = new ArrayList<>();
        var results = context.search(new LdapName(base), filter, values, controls);
        try {
            while (results.hasMore()) {
                found.add(results.next());
            }
        } catch (PartialResultException elsewhere) {
            // What other servers have is not ours: Active Directory names them in every answer. But that there is
            // nothing is not said by this.
            if (found.isEmpty()) {
                throw elsewhere;
            }
            return found;
        } catch (SizeLimitExceededException more) {
            return found;
        } finally {
            results.close();
        }
        return found;
    }

    @Override
    public void close() throws NamingException {
        try {
            if (tls != null) {
                tls.close();
            }
        } catch (IOException goneAlready) {
            // The connection is closed below in any case.
        } finally {
            context.close();
        }
    }
}
