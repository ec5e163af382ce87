package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** How a picture of somebody is cut. */
class PortraitsTest {
    @Test
    void the_middle_of_a_wide_picture_stays() {
        BufferedImage wide = new BufferedImage(1_500, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = wide.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(500, 0, 500, 500);
        graphics.dispose();
        BufferedImage square = Portraits.square(wide, 64);
        assertEquals(64, square.getWidth());
        assertEquals(64, square.getHeight());
        for (int x : new int[] {1, 32, 62}) {
            assertTrue(new Color(square.getRGB(x, 32)).getRed() > 200);
        }
    }

    @Test
    void a_line_becomes_a_square_too() {
        BufferedImage square = Portraits.square(new BufferedImage(700, 1, BufferedImage.TYPE_INT_ARGB), 256);
        assertEquals(256, square.getWidth());
        assertEquals(256, square.getHeight());
        assertTrue(square.getColorModel().hasAlpha());
    }
}
