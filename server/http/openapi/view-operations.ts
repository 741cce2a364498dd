import { newView, viewAnswer, viewChange, viewList } from '../../../shared/view.ts';
import type { OperationGroup } from './operation.ts';

const view = { description: 'The view.', schema: viewAnswer };

export const viewOperations: OperationGroup = {
  tag: 'Views',
  operations: [
    {
      method: 'get',
      path: '/api/views',
      id: 'listViews',
      summary: 'The views that people keep, with what each finds now',
      answers: { 200: { description: 'All of them, in their order.', schema: viewList } },
    },
    {
      method: 'post',
      path: '/api/views',
      id: 'keepView',
      summary: 'Keep a view',
      body: { schema: newView },
      answers: { 201: view },
      errors: ['bad_request', 'bad_query', 'too_many_views'],
    },
    {
      method: 'patch',
      path: '/api/views/:id',
      id: 'changeView',
      summary: 'Rename a view or move it',
      body: { schema: viewChange },
      answers: { 200: view },
      errors: ['bad_request', 'view_not_found'],
    },
    {
      method: 'delete',
      path: '/api/views/:id',
      id: 'removeView',
      summary: 'Remove a view',
      answers: { 204: { description: 'It is gone.' } },
      errors: ['view_not_found'],
    },
  ],
};
