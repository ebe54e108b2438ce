package io.trellis.optimization.search;

import io.trellis.optimization.space.Candidate;

/** A candidate, and how good it is. */
public record Tried(Candidate candidate, Fitness fitness) {}
