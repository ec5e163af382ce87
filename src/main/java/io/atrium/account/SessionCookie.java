package io.atrium.account;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Makes the session's cookie Secure with {@code ATRIUM_SECURE_COOKIES=true}, for where a proxy ends TLS: the server can't tell
 * then. The rest (HttpOnly, SameSite) stands in web.xml.
 */
@WebListener
public class SessionCookie implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ConfigProvider.getConfig()
                .getOptionalValue("atrium.secure-cookies", Boolean.class)
                .ifPresent(event.getServletContext().getSessionCookieConfig()::setSecure);
    }
}
