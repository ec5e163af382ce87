import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs npm for Maven, on every system alike and with a message that helps: {@code java FrontEnd.java SCRIPT…} in this folder.
 * {@code npm ci} runs first, unless node_modules is already what package-lock.json says.
 */
public class FrontEnd {
    private static final int OLDEST_NODE = 20;
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    private static final Path FOLDER = Path.of("").toAbsolutePath();

    public static void main(String[] scripts) throws Exception {
        requireNode();
        install();
        for (String script : scripts) {
            npm("run", "--silent", script);
        }
    }

    private static void requireNode() throws InterruptedException {
        String version;
        try {
            Process node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
            try (InputStream answer = node.getInputStream()) {
                version = new String(answer.readAllBytes()).trim();
            }
            node.waitFor();
        } catch (IOException noNode) {
            throw stop("Node.js is not on the PATH.");
        }
        if (!version.matches("v\\d+\\..*") || Integer.parseInt(version.substring(1, version.indexOf('.'))) < OLDEST_NODE) {
            throw stop("Node.js here is " + version + ".");
        }
    }

    private static void install() throws Exception {
        Path lock = FOLDER.resolve("package-lock.json");
        Path installed = FOLDER.resolve("node_modules/.installed-lock");
        if (Files.exists(installed) && Files.mismatch(lock, installed) == -1) {
            return;
        }
        npm("ci", "--loglevel=error");
        Files.writeString(installed, Files.readString(lock));
    }

    private static void npm(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(WINDOWS ? "npm.cmd" : "npm"));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command).directory(FOLDER.toFile()).inheritIO().start().waitFor();
        if (exit != 0) {
            System.err.println("The front end failed: npm " + String.join(" ", arguments) + " (exit " + exit + ")");
            System.exit(exit);
        }
    }

    private static IllegalStateException stop(String why) {
        System.err.println(why + " Building Atrium needs Node.js " + OLDEST_NODE + " or newer, with npm: https://nodejs.org");
        System.exit(1);
        return new IllegalStateException(why);
    }
}
