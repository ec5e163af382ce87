/**
 * Commands: what one types with a slash at its beginning. Our own are carried out at once; registered ones are somebody else's, who is asked over HTTPS and may take their time.
 * What a command says goes to who gave it, or to the room.
 */
package io.atrium.command;
