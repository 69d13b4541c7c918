package org.gongkai.face.web;

import java.util.List;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import org.gongkai.face.Page;
import org.gongkai.face.Room;
import org.gongkai.face.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /face}: the living style guide, each component with its options and examples, in every density and theme. */
@Controller
public class GalleryController {

    /** A component with its examples rendered. */
    public record Exhibit(Piece piece, List<Shown> examples) {
    }

    /** An example and what it looks like. */
    public record Shown(String title, Content content) {
    }

    private final Gallery gallery;
    private final TemplateEngine templates;

    GalleryController(Gallery gallery, TemplateEngine templates) {
        this.gallery = gallery;
        this.templates = templates;
    }

    @GetMapping("/face")
    Screen gallery(@RequestParam(defaultValue = "PUBLIC") Room room) {
        List<Exhibit> exhibits = gallery.components().stream().map(piece -> new Exhibit(piece, piece.examples().stream()
                .map(example -> new Shown(example.title(), piece.rendered(example, templates))).toList())).toList();
        return Screen.of("face/web/gallery").with("page", Page.of("界面样式").room(room).noindex()).with("exhibits", exhibits);
    }
}
