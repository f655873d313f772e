import { rulesContract } from "./rules-contract.ts";

await rulesContract(1000);
