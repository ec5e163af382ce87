/**
 * The page that creates a room, {@code /new}. Each step is a page of its own, {@code /new?step=…}: what is sent is kept in the person's
 * {@link io.atrium.room.RoomDraft} first, then answered with a redirect. So Back, reload, a sign-in in between and a restart need nothing of their
 * own. {@link io.atrium.web.wizard.Wizard} is the road; {@link io.atrium.web.wizard.Plan} holds what was typed, as it was typed;
 * {@link io.atrium.web.wizard.Checks} says what is wrong with it. A field's name is the one its {@link io.atrium.wire.Problem} would carry.
 */
package io.atrium.web.wizard;
