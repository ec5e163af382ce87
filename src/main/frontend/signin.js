// The session is over: to the sign-in page, and back here afterwards.
export function toSignIn() {
  location.reload(); // the server leads to the sign-in page, and knows the way back
}
