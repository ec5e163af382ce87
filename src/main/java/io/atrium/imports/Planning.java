package io.atrium.imports;

import io.atrium.account.Accounts;
import io.atrium.account.Outsider;
import io.atrium.account.User;
import io.atrium.imports.Known.What;
import io.atrium.imports.Place.Sort;
import io.atrium.imports.Plan.PlannedPerson;
import io.atrium.imports.Plan.PlannedRoom;
import io.atrium.room.DirectRooms;
import io.atrium.room.Room;
import io.atrium.wire.Text;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who of an archive is who here, and which room is which. */
final class Planning {
    private static final int MOST_STEM = 60;

    private final ImportBook book;
    private final String source;
    private final boolean merging;
    private final Set<String> logins = new HashSet<>();
    private final Set<String> rooms = new HashSet<>();

    /** @param merging whether a room that has a channel's name takes it in */
    Planning(ImportBook book, String source, boolean merging) {
        this.book = book;
        this.source = source;
        this.merging = merging;
    }

    /** By what an earlier import found, by mail, by login; else they are made. */
    PlannedPerson person(Person person) {
        Optional<User> known = book.known(source, What.PERSON, person.id()).flatMap(book::user);
        if (known.isPresent()) {
            return found(person, known.get(), "known");
        }
        Optional<User> byMail = person.mail().isBlank() ? Optional.empty() : book.userOfMail(person.mail());
        if (byMail.isPresent()) {
            return found(person, byMail.get(), "mail");
        }
        String wanted = login(person);
        Optional<User> byLogin = book.userOfLogin(wanted).filter(user -> mayBe(person, user));
        return byLogin.isPresent() && !logins.contains(wanted)
                ? found(person, byLogin.get(), "login")
                : new PlannedPerson(person, free(wanted, logins, name -> !book.isLoginTaken(name)), "new");
    }

    private PlannedPerson found(Person person, User user, String how) {
        logins.add(user.getLogin());
        return new PlannedPerson(person, user.getLogin(), how);
    }

    /** The same login is the same person, unless their addresses say otherwise. */
    private static boolean mayBe(Person person, User user) {
        return person.mail().isBlank()
                || user.getMail() == null
                || user.getMail().equalsIgnoreCase(person.mail());
    }

    private static String login(Person person) {
        String login = Outsider.loginOf(person.login());
        return Text.isName(login) && !login.equals(Accounts.RESERVED) && !login.equals("room")
                ? login
                : "user-" + fitted(person.id());
    }

    PlannedRoom room(Place place, Map<String, PlannedPerson> people) {
        if (place.sort() == Sort.DIRECT) {
            long there = place.members().stream()
                    .filter(people::containsKey)
                    .distinct()
                    .count();
            String how = there < 2 ? "alone" : there > DirectRooms.MOST ? "crowd" : "conversation";
            return new PlannedRoom(place, "", how);
        }
        Optional<Room> known = book.known(source, What.ROOM, place.id()).flatMap(book::room);
        if (known.isPresent()) {
            rooms.add(known.get().getName());
            return new PlannedRoom(place, known.get().getName(), "again");
        }
        String wanted = fitted(place.name()).isEmpty() ? "room-" + fitted(place.id()) : fitted(place.name());
        Optional<Room> same = book.roomOfName(wanted);
        if (merging && same.filter(room -> mayTakeIn(room, place)).isPresent() && rooms.add(wanted)) {
            return new PlannedRoom(place, wanted, "merged");
        }
        String name = free(wanted, rooms, one -> book.roomOfName(one).isEmpty());
        return new PlannedRoom(place, name, name.equals(place.name()) ? "new" : "renamed");
    }

    /** A closed channel opens to nobody, whatever its name, and a closed room to nobody of an open one. */
    static boolean mayTakeIn(Room room, Place place) {
        return Checking.KIND.equals(room.getKind()) && !room.isDirect() && (place.sort() == Sort.OPEN) == room.isOpen();
    }

    static String free(String wanted, Set<String> taken, Predicate<String> isFree) {
        String stem = wanted.length() > MOST_STEM ? wanted.substring(0, MOST_STEM) : wanted;
        String name = wanted;
        for (int i = 2; taken.contains(name) || !isFree.test(name); i++) {
            name = stem + "-" + i;
        }
        taken.add(name);
        return name;
    }

    /** As names are here; empty where nothing is left of it. */
    static String fitted(String name) {
        String fitted = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "-")
                .replaceAll("^-+|-+$", "");
        return fitted.length() > MOST_STEM ? fitted.substring(0, MOST_STEM) : fitted;
    }
}
