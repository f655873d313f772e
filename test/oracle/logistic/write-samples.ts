/** Writes the training samples of an experiment for samples.py: write-samples.ts EXPERIMENT FOLDER */
import { mkdir } from "node:fs/promises";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { splitDataset } from "../../../src/dataset/split.ts";
import { createConstraint } from "../../../src/eligibility/constraint-kinds.ts";
import { createEligibility } from "../../../src/eligibility/eligibility.ts";
import { openEngine } from "../../../src/engine/open-engine.ts";
import { loadExperiment } from "../../../src/experiment/load-experiment.ts";
import { completeSpecs } from "../../../src/features/complete-specs.ts";
import { createFeatures } from "../../../src/features/create-features.ts";
import { NO_PAUSE } from "../../../src/pause.ts";
import { connect } from "../../../src/qdrant/client.ts";
import { seedCollection } from "../../../src/qdrant/seed-collection.ts";
import { buildSamples } from "../../../src/steps/train-formula.ts";
import { ownRetriever } from "../../retrieval/own-retriever.ts";
import { writeSamples } from "../../samples-files.ts";

const [name = "", folder = ""] = process.argv.slice(2);
const { experiment, datasetFolder } = await loadExperiment(name);
const dataset = await loadDataset(datasetFolder);
const features = createFeatures(completeSpecs(experiment.features, dataset.items));

await using engine = await openEngine("embedded", console.error);
const connection = await connect(engine);
const { distance } = experiment.retrieval;
await using collection = await seedCollection(connection, dataset, { experiment: name, distance, features });
const { client } = connection;
const retrievers = ownRetriever(dataset, { distance, ...collection });
const eligibility = createEligibility(experiment.retrieval.only.map(createConstraint), dataset);
const session = { client, collection, dataset, retrievers, eligibility, onProgress: () => {} };
const known = { experiment, dataset, split: splitDataset(dataset), features, session, pause: NO_PAUSE };
const samples = await buildSamples(known);
await mkdir(folder, { recursive: true });
await writeSamples(folder, samples);
