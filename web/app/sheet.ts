/** What the frame can lay over any page. */
export type Sheet = 'webhook' | 'shortcuts' | 'workflows' | 'palette';
