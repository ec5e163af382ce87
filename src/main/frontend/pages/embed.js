// A room in a frame, and nobody has signed in: whoever comes back from the other tab may have.
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && location.reload());
