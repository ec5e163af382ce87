/**
 * Whether several nodes keep their word while everything around them fails: {@link io.atrium.chaos.Chaos} sets clients to talk, a {@link io.atrium.chaos.Saboteur} goes
 * through a {@link io.atrium.chaos.Schedule} of faults, and a {@link io.atrium.chaos.Checker} reads what each client has written in its {@link io.atrium.chaos.Diary}.
 */
package io.atrium.chaos;
