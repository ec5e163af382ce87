package io.atrium.bench.load;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How sockets are to be opened.
 *
 * @param path {@code {room}} in it is the number of a connection's room: its index modulo {@code rooms}
 * @param authorizations headers; neighbours in a room show different ones
 * @param atOnce handshakes under way at any time
 * @param deaf how many, the last ones, never read once they are in
 * @param receiveBuffer of those, in bytes
 * @param welcome what must be in the first frame
 */
record Opening(
        int port,
        int count,
        int rooms,
        String path,
        List<String> authorizations,
        int atOnce,
        int deaf,
        int receiveBuffer,
        String welcome) {
    static Opening of(JsonObject order, int port) {
        return new Opening(
                port,
                order.getInt("count"),
                order.getInt("rooms", 1),
                order.getString("path"),
                order.getJsonArray("authorizations").getValuesAs(JsonString::getString),
                order.getInt("at_once", 200),
                order.getInt("deaf", 0),
                order.getInt("receive_buffer", 0),
                order.getString("welcome", "\"type\":\"welcome\""));
    }

    boolean isDeaf(int index) {
        return index >= count - deaf;
    }

    int room(int index) {
        return index % rooms;
    }

    ByteBuffer request(int index) {
        String authorization = authorizations.get(index / rooms % authorizations.size());
        String request = "GET " + path.replace("{room}", Integer.toString(room(index)))
                + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: " + authorization + "\r\n\r\n";
        return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    }
}
