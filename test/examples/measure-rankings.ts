// Measures two rankings of two queries against judgments, and compares them query by query.
import {
  comparePaired,
  createRandom,
  parseMeasure,
  resample,
  scoreRankings,
} from "qdrant-rank-eval/measures";

const judgments = [
  { items: Int32Array.of(1, 4, 7), grades: Float64Array.of(2, 1, 0) },
  { items: Int32Array.of(2, 3), grades: Float64Array.of(1, 1) },
];
const today = [
  { items: Int32Array.of(7, 1, 9), scores: Float32Array.of(0.9, 0.8, 0.1) },
  { items: Int32Array.of(2, 9, 3), scores: Float32Array.of(0.9, 0.8, 0.1) },
];
const tomorrow = [
  { items: Int32Array.of(1, 4, 7), scores: Float32Array.of(0.9, 0.8, 0.1) },
  { items: Int32Array.of(2, 3, 9), scores: Float32Array.of(0.9, 0.8, 0.1) },
];

const measure = parseMeasure("P@2");
const [control] = scoreRankings(today, judgments, [measure]);
const [treatment] = scoreRankings(tomorrow, judgments, [measure]);
const { difference, wins, losses } = comparePaired(
  control!,
  treatment!,
  resample(2, 1000, createRandom("seed")),
);
console.log(measure.name, difference, wins, losses); // P@2 0.5 2 0
