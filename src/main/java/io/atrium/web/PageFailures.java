package io.atrium.web;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A page's script can't show the container's error page: it is sent there instead. So is everybody whose page has expired,
 * without a word in the log: it is no failure.
 */
public class PageFailures extends ExceptionHandlerFactory {
    private static final Logger LOG = Logger.getLogger(PageFailures.class.getName());

    public PageFailures(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {
        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() throws FacesException {
            FacesContext faces = FacesContext.getCurrentInstance();
            Iterator<ExceptionQueuedEvent> queued = getUnhandledExceptionQueuedEvents().iterator();
            if (faces != null && queued.hasNext()) {
                Throwable failure = queued.next().getContext().getException();
                boolean expired = failure instanceof ViewExpiredException || getRootCause(failure) instanceof ViewExpiredException;
                if (expired || faces.getPartialViewContext().isAjaxRequest()) {
                    queued.remove();
                    leave(faces, expired ? "expired" : failed(failure));
                }
            }
            super.handle();
        }

        private static String failed(Throwable failure) {
            LOG.log(Level.SEVERE, "a request of a page's script failed", failure);
            return "500";
        }

        private static void leave(FacesContext faces, String page) {
            if (((HttpServletResponse) faces.getExternalContext().getResponse()).isCommitted()) {
                return;
            }
            try {
                faces.getExternalContext().redirect(faces.getExternalContext().getRequestContextPath() + "/error/" + page);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
