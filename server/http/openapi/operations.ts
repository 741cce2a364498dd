import { deliveryOperations } from './delivery-operations.ts';
import type { OperationGroup } from './operation.ts';
import { processOperations } from './process-operations.ts';
import { serverOperations } from './server-operations.ts';
import { sourceOperations } from './source-operations.ts';
import { viewOperations } from './view-operations.ts';
import { webhookOperations } from './webhook-operations.ts';

/** All that HTTP offers but for the pages, in the order in which somebody reads it. */
export const operations: readonly OperationGroup[] = [
  processOperations,
  viewOperations,
  deliveryOperations,
  sourceOperations,
  serverOperations,
  webhookOperations,
];
