package io.atrium.testing;

import java.sql.Connection;

/** Something that a server knows again after it was killed. All of them go through the same kill: they use names nobody else does. */
public interface Survivor {
    /**
     * What happens before the kill.
     *
     * @param database PostgreSQL's; null: the server is on H2, which lets nobody else in
     */
    void before(AtriumServer server, Connection database) throws Exception;

    /** Its last word, when all others are ready too: what the server has answered to, and had no time for anything else with. */
    default void lastly(AtriumServer server) {}

    /** While the server is away; on PostgreSQL only. */
    default void meanwhile(Connection database) throws Exception {}

    /** What must hold of the server that was killed and started again. @param database as before the kill */
    void after(AtriumServer server, Connection database) throws Exception;
}
