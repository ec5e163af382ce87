/**
 * The channel layer between nodes, by Redis' publish and subscribe. The Redis client is known here and nowhere else. What is sent through it may be lost, and is
 * not missed: entries stand in the log, and everything else is told again.
 */
package io.atrium.channel.redis;
