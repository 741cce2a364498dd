/** Paper, whatever the screen: it is a document. Without a `<`, so that it is the same inside its element. */
export const evidenceStyle = `
:root{color-scheme:light}
body{font:14px/1.5 Inter,"Noto Sans Hebrew",system-ui,sans-serif;color:#15171c;background:#f7f7f4;max-width:64rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
header,section{background:#fff;border:1px solid #e5e5df;border-radius:12px;padding:1rem 1.25rem;margin-block:1rem}
.brand{color:#3a4bd8;font-weight:600;margin:0}
h1{font-size:1.5rem;margin:0}
h2{font-size:1.1rem;margin:0 0 .5rem}
table{border-collapse:collapse;inline-size:100%}
th,td{text-align:start;vertical-align:top;padding:.35rem .5rem;border-block-start:1px solid #e5e5df}
th{color:#565c68;font-weight:500;overflow-wrap:normal}
thead:not(:has(th:not(:empty))){display:none}
td:first-child code{white-space:nowrap}
code{font:12px/1.5 ui-monospace,"DejaVu Sans Mono",monospace;unicode-bidi:isolate}
.utc{display:block;color:#565c68;white-space:nowrap}
[dir=rtl] .utc{text-align:right}
td:has(>bdi){min-inline-size:4.5rem}
#verdict{padding:.5rem .75rem;border-radius:8px;background:#f7f7f4}
#verdict.good{background:#e3f4ec;color:#0b5c41}
#verdict.bad{background:#fdeceb;color:#b42318;font-weight:600}
@page{size:A4;margin:18mm 15mm;@bottom-center{content:counter(page) " / " counter(pages);font:9px Inter,system-ui,sans-serif;direction:ltr}}
@media print{body{background:#fff;margin:0;max-width:none;font-size:11px}header,section{border:0;padding:0}code{font-size:9px}tr{break-inside:avoid}thead{display:table-header-group}}
`;
