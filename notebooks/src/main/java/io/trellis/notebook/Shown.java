package io.trellis.notebook;

/** Shows itself below a cell that ends with it. */
public interface Shown {

    /** What is shown, self-contained. */
    String html();
}
