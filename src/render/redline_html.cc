// A redline as one HTML file that needs nothing else: outline, the text with its changes, moves linked both ways and
// drawn in the margin, filters that work without a script.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "render/redline.h"
#include "render/redline_parts.h"
#include "render/table.h"

namespace tifa {
namespace {

constexpr const char* kStyle = R"css(
:root{--ink:#1b1b1b;--faint:#6b6b6b;--line:#ddd;--page:#fff;--ins:#0a5c2b;--insbg:#e2f5e7;--del:#8f1d1d;--delbg:#fdeaea;
--mov:#1d4f8f;--movbg:#e8f0fb}
@media(prefers-color-scheme:dark){:root{--ink:#e6e6e6;--faint:#9a9a9a;--line:#3a3a3a;--page:#161616;--ins:#8fe0a8;
--insbg:#12331d;--del:#f2a3a3;--delbg:#3d1717;--mov:#9fc4f5;--movbg:#16293f}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.7 "Noto Serif","Noto Serif CJK SC","Songti SC",serif}
header,nav,.filters,main,footer{max-width:54rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.5rem;margin:1.2rem 0 .4rem}
h2{font-size:1.15rem;margin:1.6rem 0 .4rem}
.say,nav,.filters,.tag,footer{font-family:system-ui,"Noto Sans","Noto Sans CJK SC",sans-serif}
.say,.filters,footer{font-size:.85rem;color:var(--faint)}
nav details{border:1px solid var(--line);border-radius:6px;padding:.3rem .8rem;font-size:.9rem}
nav ol{list-style:none;margin:.3rem 0;padding:0}
nav li{padding:.1rem 0}
.filters{position:sticky;top:0;background:var(--page);border-bottom:1px solid var(--line);padding-top:.4rem;
padding-bottom:.4rem;z-index:2}
.filters label{margin-right:.9rem;white-space:nowrap;cursor:pointer}
input.f{position:absolute;opacity:0}
input.f+label::before{content:"☐ "}
input.f:checked+label::before{content:"☑ "}
input.f:focus-visible+label{outline:2px solid var(--mov)}
main{position:relative;padding-left:3.2rem}
.row{margin:.5rem 0;padding:.1rem .5rem;border-left:3px solid transparent;scroll-margin-top:5rem}
.row:focus{outline:2px solid var(--mov)}
.edit,.split,.merge,.renumber{border-left-color:var(--faint)}
.insert{border-left-color:var(--ins)}.delete{border-left-color:var(--del)}.move,.away{border-left-color:var(--mov)}
.tag{font-size:.72rem;color:var(--faint);margin-right:.4rem}
.tag a,.m a{color:var(--mov)}
ins{background:var(--insbg);color:var(--ins);text-decoration:underline;text-underline-offset:3px}
del{background:var(--delbg);color:var(--del);text-decoration:line-through}
.m{background:var(--movbg);border-bottom:2px dotted var(--mov)}
.away{color:var(--faint)}
[data-to]>del{background:var(--movbg);color:var(--mov)}
.br{color:var(--faint)}
#draw{position:absolute;left:0;top:0;width:3rem;height:100%;pointer-events:none}
#draw path{fill:none;stroke:var(--mov);stroke-width:1.5}
body:has(#f-same:not(:checked)) .same,body:has(#f-edit:not(:checked)) .edit,body:has(#f-edit:not(:checked)) .renumber,
body:has(#f-insert:not(:checked)) .insert,body:has(#f-delete:not(:checked)) .delete,body:has(#f-move:not(:checked)) .move,
body:has(#f-move:not(:checked)) .away,body:has(#f-split:not(:checked)) .split,body:has(#f-split:not(:checked)) .merge{display:none}
@media(max-width:40rem){body{font-size:16px}main{padding-left:1rem}#draw{display:none}}
@media print{.filters,#draw,nav{display:none}main{padding-left:0}body{font-size:11pt}.row{break-inside:avoid}}
)css";

// Keyboard and the arcs of moves; the page reads as well without.
constexpr const char* kScript = R"js(
(function(){
var rows=[].slice.call(document.querySelectorAll('.row[tabindex]'));
function go(step){var at=rows.indexOf(document.activeElement),y=scrollY+90,i;
if(at<0){at=step>0?-1:rows.length;for(i=0;i<rows.length;i++){if(rows[i].offsetParent&&rows[i].getBoundingClientRect().top+scrollY<y)at=i}}
do{at+=step}while(rows[at]&&!rows[at].offsetParent);
if(rows[at]){rows[at].focus({preventScroll:true});rows[at].scrollIntoView({block:'center'})}}
addEventListener('keydown',function(e){if(e.ctrlKey||e.altKey||e.metaKey)return;
if(e.key==='n'||e.key==='j')go(1);if(e.key==='p'||e.key==='k')go(-1);
if(e.key==='c'){var s=document.getElementById('f-same');s.checked=!s.checked;draw()}});
function draw(){var svg=document.getElementById('draw'),main=document.querySelector('main');if(!svg)return;
var top=main.getBoundingClientRect().top,out='';
[].forEach.call(document.querySelectorAll('[data-to]'),function(a){
var b=document.getElementById('to-'+a.dataset.to);if(!b||!a.offsetParent||!b.offsetParent)return;
var y1=a.getBoundingClientRect().top-top+14,y2=b.getBoundingClientRect().top-top+14,
w=Math.max(6,40-Math.min(34,Math.abs(y2-y1)/40));
out+='<path d="M46 '+y1+' C '+w+' '+y1+', '+w+' '+y2+', 46 '+y2+'"/><path d="M40 '+(y2-4)+' L46 '+y2+' L40 '+(y2+4)+'"/>'});
svg.innerHTML=out}
addEventListener('load',draw);addEventListener('resize',draw);
[].forEach.call(document.querySelectorAll('input.f'),function(i){i.addEventListener('change',draw)});
})();
)js";

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\n':
        result += "<span class=br>¶</span><br>";
        break;
      default:
        result += c;
    }
  }
  return result;
}

class HtmlWriter {
 public:
  explicit HtmlWriter(const RedlineAnswer& answer) : answer_(answer) {
    for (const RedlineView& view : redline_views(answer)) views_.push_back(view);
  }

  std::string write() {
    head();
    outline();
    filters();
    out_ += "<main><svg id=draw aria-hidden=true></svg>\n";
    for (std::size_t v = 0; v < views_.size(); ++v) row(v);
    out_ += "</main>\n<footer><p>Keys: n and p go from change to change, c shows only what changed. tifa " +
            escaped(answer_.tifa.version) + ", index " + escaped(answer_.tifa.index) + ".</p></footer>\n<script>";
    out_ += kScript;
    out_ += "</script>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void head() {
    const std::string title = escaped(answer_.a.edition) + " → " + escaped(answer_.b.edition);
    out_ += fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
        "http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n"
        "</head>\n<body>\n",
        escaped(answer_.b.language), title, kStyle);
    const RedlineSummary& s = answer_.summary;
    const auto dated = [](const RedlineText& text) {
      return escaped(text.title.empty() ? text.edition : text.title) +
             (text.date.empty() ? "" : ", " + escaped(text.date));
    };
    out_ += fmt::format("<header><h1>{}</h1>\n<p class=say>{} → {}</p>\n", title, dated(answer_.a), dated(answer_.b));
    out_ += fmt::format(
        "<p class=say>{:.1f} % of {} stands in {}. {} characters <ins>inserted</ins>, {} <del>deleted</del>, {} "
        "<span class=m>moved</span> in {} {}. Paragraphs: {} unchanged, {} reworded, {} inserted, {} deleted, {} "
        "split, {} "
        "merged, {} renumbered.</p>\n",
        100 * s.kept_share, escaped(answer_.a.edition), escaped(answer_.b.edition), s.inserted_characters,
        s.deleted_characters, s.moved_characters, s.moves, s.moves == 1 ? "move" : "moves", s.same, s.edited,
        s.inserted, s.deleted, s.split, s.merged, s.renumbered);
    for (const std::string& note : answer_.notes) out_ += "<p class=say>" + escaped(note) + "</p>\n";
    out_ += "</header>\n";
  }

  // Sections of B with what became of them; dropped ones as well.
  void outline() {
    if (answer_.sections.empty()) return;
    std::map<std::uint64_t, std::size_t> row_of_b, row_of_a;
    for (std::size_t r = 0; r < answer_.blocks.size(); ++r) {
      for (const std::uint64_t block : answer_.blocks[r].b) row_of_b.emplace(block, r);
      for (const std::uint64_t block : answer_.blocks[r].a) row_of_a.emplace(block, r);
    }
    out_ += "<nav><details open><summary>Sections</summary><ol>\n";
    for (const RedlineSection& section : answer_.sections) {
      const auto& places = section.block_b ? row_of_b : row_of_a;
      const auto row = places.find(section.block_b ? *section.block_b : section.block_a.value_or(0));
      const std::string heading = escaped(section.b.empty() ? section.a : section.b);
      std::string what = section.op == "kept" ? "" : section.op;
      if (section.moved) what += what.empty() ? "moved" : ", moved";
      out_ += fmt::format("<li style=\"padding-left:{}rem\">",
                          1.2 * static_cast<double>(std::min<std::uint64_t>(section.level, 9) - (section.level > 0)));
      if (section.op == "dropped") out_ += "<del>";
      out_ += row == places.end() ? heading : fmt::format("<a href=\"#r{}\">{}</a>", row->second, heading);
      if (section.op == "dropped") out_ += "</del>";
      if (!what.empty()) out_ += " <span class=tag>" + what + "</span>";
      if (section.op == "retitled") out_ += " <span class=tag>was: " + escaped(section.a) + "</span>";
      out_ += "</li>\n";
    }
    out_ += "</ol></details></nav>\n";
  }

  void filters() {
    const auto box = [&](const char* kind, const char* label) {
      out_ += fmt::format("<input class=f type=checkbox id=f-{0} checked><label for=f-{0}>{1}</label> ", kind, label);
    };
    out_ += "<div class=filters>";
    box("same", "unchanged");
    box("edit", "reworded");
    box("insert", "inserted");
    box("delete", "deleted");
    box("move", "moved");
    box("split", "split, merged");
    out_ += "</div>\n";
  }

  void row(std::size_t v) {
    const RedlineView& view = views_[v];
    if (view.block == nullptr) {
      const std::uint64_t move = view.left->move;
      out_ += fmt::format(
          "<div class=\"row away\" id=\"from-{0}\" data-to=\"{0}\"><span class=tag>move {0}: <a href=\"#to-{0}\">moved "
          "away, "
          "see there</a></span><del>{1}</del></div>\n",
          move, escaped(view.parts.front().text));
      return;
    }
    const RedlineBlock& block = *view.block;
    const auto index = static_cast<std::size_t>(view.block - answer_.blocks.data());
    const bool changed = block.op != "same" || block.edited;
    out_ += fmt::format("<div class=\"row {}\" id=\"r{}\"{}>", changed && block.op == "same" ? "edit" : block.op, index,
                        changed ? " tabindex=0" : "");
    std::string tag = block.op == "edit" || block.op == "same" ? "" : block.op;
    if (block.moved) {
      tag = fmt::format("<a href=\"#from-{0}\">move {0}: came from here</a>", block.move);
      out_ += fmt::format("<span id=\"to-{}\"></span>", block.move);
    }
    if (!tag.empty()) out_ += "<span class=tag>" + tag + "</span>";
    if (block.heading) out_ += "<h2>";
    parts(view.parts);
    if (block.heading) out_ += "</h2>";
    out_ += "</div>\n";
  }

  void parts(const std::vector<RedlinePart>& all) {
    std::uint64_t inside = 0;
    const auto close = [&] {
      if (inside != 0) out_ += "</span>";
      inside = 0;
    };
    for (const RedlinePart& part : all) {
      if (part.kind == PartKind::kLeft) {
        close();
        out_ += fmt::format(
            "<span id=\"from-{0}\" data-to=\"{0}\"><a class=tag href=\"#to-{0}\">move {0} ↷</a><del>{1}</del></span>",
            part.move, escaped(part.text));
        continue;
      }
      if (part.move != inside) {
        close();
        inside = part.move;
        if (inside != 0)
          out_ += fmt::format("<span class=m id=\"to-{0}\"><a class=tag href=\"#from-{0}\">↷ move {0}</a>", inside);
      }
      const char* element = part.kind == PartKind::kDeleted    ? "del"
                            : part.kind == PartKind::kInserted ? "ins"
                                                               : nullptr;
      if (element != nullptr)
        out_ += fmt::format("<{0}>{1}</{0}>", element, escaped(part.text));
      else
        out_ += escaped(part.text);
    }
    close();
  }

  const RedlineAnswer& answer_;
  std::vector<RedlineView> views_;
  std::string out_;
};

}  // namespace

std::string redline_to_html(const RedlineAnswer& answer) { return HtmlWriter(answer).write(); }

}  // namespace tifa
