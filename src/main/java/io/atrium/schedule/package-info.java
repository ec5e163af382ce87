/**
 * What people leave to be done later: frames that are sent for them, and reminders. Each is a row until it is done. Every node looks for what is due; a frame goes out
 * with a ref made of its row's id and a reminder is a notice of which there can be one, so that none is done twice, whichever nodes and however often they try.
 */
package io.atrium.schedule;
