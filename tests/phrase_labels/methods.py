"""The methods whose candidates were pooled beside tifa's: counts of n-grams, segmented words, and published packages.

Each takes a language and two texts and gives, for each change class, its phrases best first. To measure, the packages are
not needed (what they proposed is frozen in pool.tsv), only to pool again: pip install jieba SmoothNLP scikit-learn nltk
yake rake-nltk.
"""

import json
import math
import re
import subprocess
import unicodedata
from collections import Counter

CHANGES = ("new", "dropped", "up", "down")
DEPTH = 30


def folded(text):
    return unicodedata.normalize("NFKC", text).replace("\u200d", "").replace("\u200b", "")


def g2(a, b, n_a, n_b):
    """Four-cell log-likelihood of a in n_a against b in n_b (Dunning 1993)."""
    total = n_a + n_b
    value = 0.0
    rest = total - a - b
    for seen, row, column in ((a, a + b, n_a), (b, a + b, n_b), (n_a - a, rest, n_a), (n_b - b, rest, n_b)):
        expected = row * column / total
        if seen > 0 and expected > 0:
            value += seen * math.log(seen / expected)
    return 2 * value


def ranked(counts_a, counts_b, own=None):
    """Candidates by class: by G², then by the method's own order, then longer, then by code points."""
    n_a, n_b = max(1, sum(counts_a.values())), max(1, sum(counts_b.values()))
    lists = {change: [] for change in CHANGES}
    for phrase in counts_a.keys() | counts_b.keys():
        a, b = counts_a[phrase], counts_b[phrase]
        if not a and not b:
            continue
        change = "new" if not a else "dropped" if not b else "up" if b / n_b > a / n_a else "down"
        order = own.get(phrase, len(own)) if own else 0
        lists[change].append((-g2(a, b, n_a, n_b), order, -len(phrase), phrase))
    return {change: [row[-1] for row in sorted(rows)][:DEPTH] for change, rows in lists.items()}


def substring_counts(phrases, language, text):
    """How often each phrase stands in the text; in English on word boundaries, whatever the case."""
    if language == "zh":
        return Counter({phrase: text.count(phrase) for phrase in phrases})
    words = [match.group() for match in re.finditer(r"[a-z0-9]+(?:['’-][a-z0-9]+)*", text.lower())]
    joined = " " + " ".join(words) + " "
    return Counter({phrase: joined.count(f" {phrase} ") for phrase in phrases})


def clauses(language, text):
    pattern = r"[\u3400-\u9fffA-Za-z0-9+%]+" if language == "zh" else r"[^.,;:!?()\[\]\"“”\n—–]+"
    return re.findall(pattern, folded(text))


def words_of(clause):
    return re.findall(r"[a-z0-9]+(?:['’-][a-z0-9]+)*", clause.lower())


def ngrams(language, text):
    counts = Counter()
    for clause in clauses(language, text):
        units = clause if language == "zh" else words_of(clause)
        shortest, longest = (2, 8) if language == "zh" else (1, 4)
        for size in range(shortest, longest + 1):
            for at in range(len(units) - size + 1):
                counts[units[at : at + size] if language == "zh" else " ".join(units[at : at + size])] += 1
    return counts


def by_ngrams(language, a, b):
    return ranked(ngrams(language, a), ngrams(language, b))


def by_segments(language, a, b):
    """Words of two letters or more and pairs of adjacent words, as jieba cuts them."""
    import jieba

    def counts(text):
        found = Counter()
        for clause in clauses(language, text):
            words = list(jieba.cut(clause))
            found.update(word for word in words if len(word) > 1)
            found.update(first + second for first, second in zip(words, words[1:]))
        return found

    return ranked(counts(a), counts(b))


def of_own_order(language, a, b, order):
    a, b = folded(a), folded(b)
    own = {}
    for phrase in order:
        own.setdefault(phrase, len(own))
    return ranked(substring_counts(own, language, a), substring_counts(own, language, b), own)


def by_jieba_keywords(language, a, b):
    import jieba.analyse

    order = []
    for text in (b, a):
        order += jieba.analyse.extract_tags(folded(text), topK=400)
        order += jieba.analyse.textrank(folded(text), topK=400)
    return of_own_order(language, a, b, order)


def by_smoothnlp(language, a, b):
    """PMI and branching entropy of character n-grams."""
    from smoothnlp.algorithm.phrase import extract_phrase

    order = []
    for text in (b, a):
        lines = [line for line in folded(text).splitlines() if line.strip()]
        order += extract_phrase(lines, top_k=1500, max_n=6, min_freq=2)
    return of_own_order(language, a, b, order)


def by_vectorizer(language, a, b):
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(ngram_range=(1, 3), stop_words="english")
    rows = vectorizer.fit_transform([folded(a), folded(b)]).toarray()
    names = vectorizer.get_feature_names_out()
    return ranked(*(Counter(dict(zip(names, map(int, row)))) for row in rows))


def by_collocations(language, a, b):
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder
    from nltk.collocations import TrigramAssocMeasures, TrigramCollocationFinder

    order = []
    for text in (b, a):
        units = [words_of(clause) for clause in clauses(language, text)]
        for finder, measures in (
            (BigramCollocationFinder, BigramAssocMeasures),
            (TrigramCollocationFinder, TrigramAssocMeasures),
        ):
            order += [" ".join(words) for words in finder.from_documents(units).nbest(measures.likelihood_ratio, 500)]
    return of_own_order(language, a, b, order)


def by_yake(language, a, b):
    import yake

    order = []
    for text in (b, a):
        found = yake.KeywordExtractor(lan="en", n=3, top=500).extract_keywords(folded(text))
        order += [" ".join(words_of(phrase)) for phrase, _ in found]
    return of_own_order(language, a, b, order)


def by_rake(language, a, b):
    from rake_nltk import Rake
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    order = []
    for text in (b, a):
        rake = Rake(
            stopwords=set(ENGLISH_STOP_WORDS),
            sentence_tokenizer=lambda whole: re.split(r"[.!?\n]+", whole),
            word_tokenizer=lambda sentence: re.findall(r"[A-Za-z0-9'’-]+|[^\sA-Za-z0-9]", sentence),
            max_length=5,
        )
        rake.extract_keywords_from_text(folded(text))
        order += [" ".join(words_of(phrase)) for phrase in rake.get_ranked_phrases()[:500]]
    return of_own_order(language, a, b, order)


PEERS = {
    "zh": {
        "n-grams": by_ngrams,
        "segments": by_segments,
        "jieba.analyse": by_jieba_keywords,
        "smoothnlp": by_smoothnlp,
    },
    "en": {
        "n-grams": by_ngrams,
        "scikit-learn": by_vectorizer,
        "nltk": by_collocations,
        "yake": by_yake,
        "rake-nltk": by_rake,
    },
}


def by_tifa(program, corpus, pair, limit=DEPTH):
    """What compare answers, by class; classes that it has beyond CHANGES are kept."""
    command = [program, "compare", f"{pair.series}:{pair.a}", f"{pair.series}:{pair.b}"]
    command += ["--show", "phrases", "--limit", str(limit), "--format", "json"]
    done = subprocess.run(command, cwd=corpus, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")
    lists = {change: [] for change in CHANGES}
    for row in json.loads(done.stdout)["phrases"]:
        lists.setdefault(row["change"], []).append(row["phrase"])
    return {change: rows[:limit] for change, rows in lists.items()}
