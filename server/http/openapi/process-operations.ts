import { z } from 'zod';
import { processPage, removedTests, workflowList } from '../../../shared/api.ts';
import { eventList, eventPage } from '../../../shared/event.ts';
import { news } from '../../../shared/news.ts';
import { exportEstimate, exportProgress } from '../../../shared/export.ts';
import { processAnswer } from '../../../shared/process-answer.ts';
import { stationBoard } from '../../../shared/stations.ts';
import { suggestionList } from '../../../shared/suggestion.ts';
import { formatNames, formats } from '../../export/formats.ts';
import { feedQuery } from '../events.ts';
import { evidenceFormat, evidenceTypes } from '../evidence.ts';
import {
  processEstimateParameters,
  processParameters,
  searchEstimateParameters,
  searchShape,
} from '../export-parameters.ts';
import { query as newsQuery } from '../news.ts';
import { boardQuery, format as pictureFormat, pictureTypes, processQuery } from '../pictures.ts';
import { listQuery, oneQuery } from '../processes.ts';
import { query as stationsQuery } from '../stations.ts';
import { query as suggestionsQuery } from '../suggestions.ts';
import { testsQuery } from '../tests.ts';
import type { OperationGroup } from './operation.ts';

const ofSource = z.object({ source: z.string().optional() });
const file = {
  description: 'The file, as it is made. It breaks off where making it fails, so a whole one is whole.',
  types: [
    ...new Set([
      ...Object.values(formats).map(({ type }) => type),
      ...Object.values(pictureTypes),
      ...Object.values(evidenceTypes),
    ]),
  ],
};
const format = z.enum([...formatNames, ...pictureFormat.options]);
const processFormat = z.enum([...format.options, ...evidenceFormat.options]);
const path = '/api/processes/:processId';

export const processOperations: OperationGroup = {
  tag: 'Processes',
  operations: [
    {
      method: 'get',
      path: '/api/processes',
      id: 'listProcesses',
      summary: 'Processes that a search finds, a page at a time, with counts per state',
      query: listQuery,
      answers: { 200: { description: 'A page of them.', schema: processPage } },
      errors: ['bad_request', 'bad_query', 'bad_cursor'],
    },
    {
      method: 'get',
      path,
      id: 'getProcess',
      summary: 'One process, with its archive and what was made from it',
      query: oneQuery,
      answers: { 200: { description: 'The process.', schema: processAnswer } },
      errors: ['bad_request', 'process_not_found'],
    },
    {
      method: 'delete',
      path,
      id: 'removeTest',
      summary: 'Remove a test',
      query: ofSource,
      answers: { 204: { description: 'It is gone.' } },
      errors: ['process_not_found', 'not_a_test'],
    },
    {
      method: 'post',
      path: `${path}/close`,
      id: 'closeProcess',
      summary: 'Take a process off the list of those under way',
      query: ofSource,
      answers: { 204: { description: 'It is closed, until something more is heard of it.' } },
      errors: ['process_not_found', 'not_under_way'],
    },
    {
      method: 'delete',
      path: `${path}/close`,
      id: 'reopenProcess',
      summary: 'Undo the closing of a process',
      query: ofSource,
      answers: { 204: { description: 'It is where it was.' } },
      errors: ['process_not_found', 'not_under_way'],
    },
    {
      method: 'get',
      path: `${path}/events`,
      id: 'listProcessEvents',
      summary: 'All that happened in one process, in the order of its timeline',
      description: 'Those that only the archive tells are among them, marked as `reconstructed`.',
      query: ofSource,
      answers: { 200: { description: 'Its events.', schema: eventList } },
      errors: ['process_not_found'],
    },
    {
      method: 'get',
      path: `${path}/export`,
      id: 'exportProcess',
      summary: 'The timeline of one process as a file',
      query: processParameters.extend({
        format: processFormat,
        ...processQuery.pick({ part: true, theme: true, scale: true }).shape,
      }),
      answers: { 200: file },
      errors: ['bad_request', 'process_not_found'],
    },
    {
      method: 'get',
      path: '/api/export',
      id: 'exportSearch',
      summary: 'The timelines of all that a search finds as a file',
      description: 'The file shows one moment: what changes while it is made is not in it.',
      query: searchShape.extend({
        format,
        ...boardQuery.pick({ sort: true, theme: true, scale: true }).shape,
      }),
      answers: { 200: file },
      errors: ['bad_request', 'bad_query'],
    },
    {
      method: 'get',
      path: '/api/export/estimate',
      id: 'estimateExport',
      summary: 'About how large the file of a search would be',
      query: searchEstimateParameters,
      answers: { 200: { description: 'About how much.', schema: exportEstimate } },
      errors: ['bad_request', 'bad_query'],
    },
    {
      method: 'get',
      path: `${path}/export/estimate`,
      id: 'estimateProcessExport',
      summary: 'How large the file of one process would be',
      query: processEstimateParameters,
      answers: { 200: { description: 'How much.', schema: exportEstimate } },
      errors: ['bad_request', 'process_not_found'],
    },
    {
      method: 'get',
      path: '/api/exports/:id',
      id: 'getExportProgress',
      summary: 'How far a file is that is being made',
      answers: { 200: { description: 'How far it is.', schema: exportProgress } },
      errors: ['not_found'],
    },
    {
      method: 'delete',
      path: '/api/exports/:id',
      id: 'stopExport',
      summary: 'Stop the making of a file',
      answers: { 204: { description: 'It breaks off.' } },
      errors: ['not_found'],
    },
    {
      method: 'get',
      path: '/api/suggestions',
      id: 'suggest',
      summary: 'What may stand at a place of a search, with how many processes each finds',
      query: suggestionsQuery,
      answers: { 200: { description: 'The commonest of them.', schema: suggestionList } },
      errors: ['bad_request'],
    },
    {
      method: 'get',
      path: '/api/events',
      id: 'readEvents',
      summary: 'The log: every event after a number, in the order of the numbers',
      description:
        'For programs that follow what happens: ask again with the `seq` of the last event that came, until `items` is empty. An event may become readable some milliseconds after its delivery was acknowledged.',
      query: feedQuery,
      answers: { 200: { description: 'The next events.', schema: eventPage } },
      errors: ['bad_request'],
    },
    {
      method: 'get',
      path: '/api/news',
      id: 'readNews',
      summary: 'What became of the processes of a search since a number of the log, counted by kind',
      query: newsQuery,
      answers: { 200: { description: 'Counts.', schema: news } },
      errors: ['bad_request', 'bad_query'],
    },
    {
      method: 'get',
      path: '/api/workflows',
      id: 'listWorkflows',
      summary: 'What each workflow usually does, and how long that takes',
      answers: { 200: { description: 'All of them.', schema: workflowList } },
    },
    {
      method: 'get',
      path: '/api/stations',
      id: 'readStations',
      summary: 'The processes of a search by the station at which they stand',
      query: stationsQuery,
      answers: { 200: { description: 'Columns of cards.', schema: stationBoard } },
      errors: ['bad_request', 'bad_query'],
    },
    {
      method: 'delete',
      path: '/api/tests',
      id: 'removeTests',
      summary: 'Remove all tests that a search finds',
      query: testsQuery,
      answers: { 200: { description: 'How many went.', schema: removedTests } },
      errors: ['bad_request', 'bad_query'],
    },
  ],
};
