package io.atrium.imports;

import java.util.Optional;

/** What people and places are called here, once that is known. */
interface Names {
    /** @param person an id there. Empty: nobody knows them */
    Optional<String> login(String person);

    /** The person's id whose login there this is. */
    Optional<String> person(String login);

    /** The name here of a room. @param place an id there */
    Optional<String> room(String place);

    /** The place's number in the plan; -1: it is none. */
    int number(String place);
}
