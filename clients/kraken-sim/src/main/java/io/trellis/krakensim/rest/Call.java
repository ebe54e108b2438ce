package io.trellis.krakensim.rest;

/** The parameters of a private call, and whether they came as JSON. */
record Call(Params params, boolean json) {}
