#include "render/redline_style.h"

namespace tifa {

const char* revision_css() {
  return R"css(:root{--ins-bg:#e0f3ea;--del-bg:#fbe9e3;--mov:#77389c;--mov-bg:#f3eaf9}
@media (prefers-color-scheme:dark){:root{--ins-bg:#12342a;--del-bg:#40221a;--mov:#cba2ec;--mov-bg:#33243f}}
ins{background:var(--ins-bg);color:var(--new);text-decoration:underline;text-decoration-thickness:.08em;text-underline-offset:.18em}
del{background:var(--del-bg);color:var(--gone);text-decoration:line-through}
.m{background:var(--mov-bg);border-bottom:2px dotted var(--mov)}
.left,.left del{background:var(--mov-bg);color:var(--mov)}
.br{color:var(--soft)}
.t{margin:0;overflow-wrap:anywhere;font-family:Georgia,"Times New Roman","Noto Serif","DejaVu Serif","Songti SC",SimSun,"Noto Serif CJK SC","Noto Sans CJK SC","WenQuanYi Micro Hei",serif;font-size:1.0625rem;line-height:1.75}
@media print{.t{font-size:10.5pt;line-height:1.5}ins,del,.m,.left{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";
}

// Filters and the way from change to change are switched by inputs at the top (:has), so that the page needs no script;
// a browser that does not know :has shows everything.
const char* redline_css() {
  return R"css(.tc-f.tc-rise{fill:var(--new)}.tc-f.tc-fall{fill:var(--gone)}
.filters{position:sticky;top:0;z-index:2;background:var(--bg);border-block:1px solid var(--line);padding-block:.35rem;font-size:.875rem;display:flex;flex-wrap:wrap;gap:.1rem .9rem;align-items:center}
.filters label{display:inline-flex;align-items:center;gap:.3rem;cursor:pointer;white-space:nowrap;padding:.15rem 0}
.filters input{margin:0;accent-color:var(--mov)}
.filters input:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.outline ol,.moves ol{list-style:none;margin:.3rem 0;padding:0}
.outline li{padding:.12rem 0}
.outline .l2{padding-left:1.2rem}.outline .l3{padding-left:2.4rem}.outline .l4{padding-left:3.6rem}.outline .l5{padding-left:4.8rem}
.outline .calm{color:var(--soft)}
.moves li{padding:.15rem 0}
.blk{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:0 1rem;padding:.35rem 0 .35rem .7rem;border-left:4px solid transparent;scroll-margin-top:5rem}
.edit,.split,.merge,.renumber{border-left-color:var(--soft)}
.insert{border-left-color:var(--new)}.delete{border-left-color:var(--gone)}.move,.away{border-left-color:var(--mov)}
.blk:target,.blk:has(:target){background:var(--panel)}
.of-blk{margin:0;font-size:.8125rem;color:var(--soft);line-height:1.5;padding-top:.25rem}
.go a,.first a{display:inline-block;min-width:1.6rem;text-align:center;text-decoration:none;border:1px solid var(--line);border-radius:3px;scroll-margin-top:6rem}
.go{display:none}.go.k-all{display:inline}
h3.t,h4.t{font-size:1.15rem;font-weight:700;line-height:1.5}h4.t{font-size:1.0625rem}
.m,.left,.m a,.left a{scroll-margin-top:6rem}
.m:target,.left:target{outline:3px solid var(--mov)}
.m a,.left a{font:.75rem/1 sans-serif;color:var(--mov);padding:0 .2em;white-space:nowrap}
.gap{display:none;margin:.2rem 0 .2rem .7rem;font-size:.8125rem;color:var(--soft)}
body:has(#only:checked) .blk.same{display:none}
body:has(#only:checked) .gap{display:block}
body:has(#f-edit:checked) .blk:not(.same,.k-edit),body:has(#f-insert:checked) .blk:not(.same,.k-insert),body:has(#f-delete:checked) .blk:not(.same,.k-delete),body:has(#f-move:checked) .blk:not(.same,.k-move),body:has(#f-split:checked) .blk:not(.same,.k-split),body:has(#f-renumber:checked) .blk:not(.same,.k-renumber){display:none}
body:has(#f-edit:checked,#f-insert:checked,#f-delete:checked,#f-move:checked,#f-split:checked,#f-renumber:checked) .go.k-all{display:none}
body:has(#f-edit:checked) .go.k-edit,body:has(#f-insert:checked) .go.k-insert,body:has(#f-delete:checked) .go.k-delete,body:has(#f-move:checked) .go.k-move,body:has(#f-split:checked) .go.k-split,body:has(#f-renumber:checked) .go.k-renumber{display:inline}
@media (max-width:44rem){.blk{display:block;padding-left:.6rem}.of-blk{padding:0}.filters{flex-wrap:nowrap;overflow-x:auto}}
@media print{.filters,.go,.outline,.gap{display:none!important}.blk{grid-template-columns:7rem minmax(0,1fr);break-inside:auto}}
)css";
}

}  // namespace tifa
