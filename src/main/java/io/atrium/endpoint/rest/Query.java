package io.atrium.endpoint.rest;

import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;

/** Numbers in a query. Read here, not by JAX-RS, which answers a number that is none with "not found". */
final class Query {
    private Query() {}

    /** Where a list of names goes on; empty: at its beginning. @throws Problem {@code invalid}, field {@code next} */
    static String next(String value) {
        if (!value.isEmpty() && !Text.isName(value)) {
            throw Problem.invalid("next", "next must be what the page before said");
        }
        return value;
    }

    /** @throws Problem {@code invalid} with the parameter's name */
    static boolean flag(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid(name, name + " must be true or false");
        };
    }

    /** All of an address, the first where one is given twice. */
    static Parameters parameters(UriInfo uri) {
        Map<String, String> values = new HashMap<>();
        uri.getQueryParameters().forEach((name, given) -> values.put(name, given.isEmpty() ? "" : given.get(0)));
        return new Parameters(values);
    }

    /** @throws Problem {@code invalid} with the parameter's name */
    static long whole(String name, String value, long min, long max) {
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw Problem.invalid(name, name + " must be a whole number from " + min + " to " + max);
    }
}
