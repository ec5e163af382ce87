package io.atrium.endpoint;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.server.ServerContainer;

/** Has the sockets' sender chosen before the first of them opens. */
@WebListener
public class SocketsAtStart implements ServletContextListener {
    @Inject
    private Sockets sockets;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        sockets.choose(event.getServletContext().getAttribute(ServerContainer.class.getName()));
    }
}
