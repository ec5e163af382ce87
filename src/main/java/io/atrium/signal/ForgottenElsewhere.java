package io.atrium.signal;

/**
 * CDI event: another node has changed what a memory of this name holds under this key, and this one has forgotten it. What was decided by it is to be looked at
 * again.
 *
 * @param name null: any, it is not known what the others have changed
 * @param key may be {@link Memories#ALL}
 */
public record ForgottenElsewhere(String name, String key) {
    /** Everything may have changed. */
    public static final ForgottenElsewhere EVERYTHING = new ForgottenElsewhere(null, Memories.ALL);

    /** Whether what this memory has under some keys may have changed. */
    public boolean concerns(String memory) {
        return name == null || name.equals(memory);
    }

    public boolean isAll() {
        return key.equals(Memories.ALL);
    }
}
