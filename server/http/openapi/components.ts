import type { z } from 'zod';
import { about, errorAnswer, processPage, removedTests, workflowList } from '../../../shared/api.ts';
import { archiveSummary } from '../../../shared/archive.ts';
import { deliveryDetail, deliveryPage, delivery } from '../../../shared/delivery.ts';
import { event, eventList, eventPage } from '../../../shared/event.ts';
import { news } from '../../../shared/news.ts';
import { isoTime, labels, process, session, station } from '../../../shared/process.ts';
import { queryMistake } from '../../../shared/query-mistake.ts';
import { processAnswer } from '../../../shared/process-answer.ts';
import { provider, source, sourceList } from '../../../shared/source.ts';
import { processState, stationState } from '../../../shared/states.ts';
import { stationBoard } from '../../../shared/stations.ts';
import { viewList } from '../../../shared/view.ts';
import { usualDwell, workflow } from '../../../shared/workflow.ts';

/** Schemas that bear a name in the document; every other one is written out where it is used. */
export const components: Readonly<Record<string, z.ZodType>> = {
  About: about,
  ArchiveSummary: archiveSummary,
  Delivery: delivery,
  DeliveryDetail: deliveryDetail,
  DeliveryPage: deliveryPage,
  // Beside `bad_query`, where in the search the mistake is: pages read that only where they show it.
  Error: errorAnswer.extend({ mistake: queryMistake.optional() }),
  Event: event,
  EventList: eventList,
  EventPage: eventPage,
  Labels: labels,
  News: news,
  Process: process,
  ProcessAnswer: processAnswer,
  ProcessPage: processPage,
  ProcessState: processState,
  Provider: provider,
  RemovedTests: removedTests,
  Session: session,
  Source: source,
  SourceList: sourceList,
  Station: station,
  StationBoard: stationBoard,
  StationState: stationState,
  Time: isoTime,
  UsualDwell: usualDwell,
  ViewList: viewList,
  Workflow: workflow,
  WorkflowList: workflowList,
};
