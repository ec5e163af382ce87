/**
 * Outgoing webhooks: what is said in rooms is told to servers of others. Deliveries are rows, made by following the logs from a position that moves in the same transaction: each entry is told,
 * whatever node dies when. One hook's are told in their order, one at a time; a receiver that is slow or away holds up nobody else.
 */
package io.atrium.hook;
