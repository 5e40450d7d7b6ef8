#include "render/check_style.h"

namespace tifa {

// A verdict is told by its sign, its word and the kind of line under the claim; colour only repeats it.
const char* check_css() {
  return R"css(:root{--rule:#1d4f91;--open:#5b5a55}
@media (prefers-color-scheme:dark){:root{--rule:#9cc4ff;--open:#b2afa6}}
.sum{list-style:none;margin:1rem 0;padding:0;border-bottom:1px solid var(--line)}
.sum>li{display:grid;grid-template-columns:2.2rem 13.5rem minmax(0,1fr);gap:0 .6rem;padding:.4rem 0;border-top:1px solid var(--line)}
.sum .no{font-variant-numeric:tabular-nums;color:var(--soft)}
.tally{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;list-style:none;margin:.6rem 0;padding:0}
.v{font-weight:600;white-space:nowrap}
.v::before{display:inline-block;min-width:1.4em;text-align:center;margin-right:.35em}
.v.confirmed{color:var(--new)}
.v.confirmed::before{content:"\2713"}
.v.confirmed_under_rule{color:var(--rule)}
.v.confirmed_under_rule::before{content:"\2713\2217"}
.v.contradicted{color:var(--accent)}
.v.contradicted::before{content:"\2717"}
.v.not_established{color:var(--open)}
.v.not_established::before{content:"?"}
.v.not_checkable{color:var(--open)}
.v.not_checkable::before{content:"\2013"}
.art{border-left:3px solid var(--line);padding-left:1.1rem;margin:1rem 0}
.art>p{font-size:1.1rem;line-height:1.7;overflow-wrap:anywhere}
.cl{text-decoration-line:underline;text-decoration-thickness:2px;text-underline-offset:.25em}
.cl.confirmed{text-decoration-style:solid;text-decoration-color:var(--new)}
.cl.confirmed_under_rule{text-decoration-style:double;text-decoration-color:var(--rule)}
.cl.contradicted{text-decoration-style:wavy;text-decoration-color:var(--accent)}
.cl.not_established{text-decoration-style:dashed;text-decoration-color:var(--open)}
.cl.not_checkable{text-decoration-style:dotted;text-decoration-color:var(--open)}
.ref{display:inline-block;min-width:1.5rem;padding:0 .3em;margin:0 .12em;border:1px solid currentcolor;border-radius:3px;font-size:.8125rem;line-height:1.5rem;text-align:center;text-decoration:none;vertical-align:.1em}
.card{margin:.5rem 0 .9rem;padding:.5rem .9rem;background:var(--panel);border-left:4px solid var(--open);scroll-margin-top:1rem}
.card.confirmed{border-left-color:var(--new)}
.card.confirmed_under_rule{border-left:4px double var(--rule)}
.card.contradicted{border-left-color:var(--accent)}
.card.not_established{border-left-style:dashed}
.card.not_checkable{border-left-style:dotted}
.card h3{margin:.1em 0 .3em;font-size:1rem;display:flex;flex-wrap:wrap;gap:0 .8rem}
.card p{margin:.3em 0;overflow-wrap:anywhere}
.card dl{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:.25rem .8rem;margin:.6rem 0}
.card dt{color:var(--soft);font-size:.875rem}
.card dd{margin:0;overflow-wrap:anywhere}
.beside{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 1.5rem;margin:.6rem 0}
.beside>div{border-top:1px solid var(--line);padding-top:.3rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0 2rem}
.paste{user-select:all;background:var(--bg);border:1px solid var(--line);padding:.4rem .7rem}
@media (max-width:44rem){.sum>li{grid-template-columns:2.2rem minmax(0,1fr)}.sum>li>:last-child{grid-column:2}.card dl{grid-template-columns:1fr;gap:0}.card dd{margin:0 0 .4rem}.beside{grid-template-columns:1fr}.art{padding-left:.7rem}}
@media print{.card{break-inside:avoid;background:none}.ref{border-color:currentcolor}}
)css";
}

}  // namespace tifa
