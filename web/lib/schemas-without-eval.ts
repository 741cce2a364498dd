import { config } from 'zod';

// The schema library would try to compile its checks with eval, which the page's security policy forbids. It decides
// when a schema is made, so this file is imported before every other.
config({ jitless: true });
