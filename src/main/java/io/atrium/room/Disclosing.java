package io.atrium.room;

import jakarta.json.JsonObject;
import java.util.List;

/** A kind that keeps what its entries said before, beside the log: for compliance exports. */
public interface Disclosing {
    /** Of entries between two numbers, both included, in their order: {@code seq edit until}, and what it said. */
    List<JsonObject> earlier(Room room, long from, long to);
}
