/**
 * The multiplexed connection: the Centrifugo client protocol in JSON, over WebSocket and two HTTP transports. Many channels on one
 * session; what a room says and takes is what its plain socket does.
 */
package io.atrium.endpoint.centrifuge;
