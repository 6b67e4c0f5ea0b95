from arrays import IGNORED, Batches, Job, Packed, Sizes

SIZES = Sizes({"party": 5, "said": 3}, {"status": 6}, types=2, cues=1, hints=3, first=101, last=102)
WORDS = [((7,), 1, 0b1, False), ((8, 9), 0, 0, False), ((10,), 0, 0, True), ((11,), 0, 0b100, False)]
ACT = (3, 1, ((1, 2, 0, 0), None), (4,))
TAUGHT = (1, 2, None, None)
MARKED = Packed(0, True, 0, True, False, WORDS, [ACT])


def test_a_sentence_as_arrays() -> None:
    arrays = Batches(SIZES, [MARKED])(Job(None, [(0, [0])]))
    assert arrays["ids"][0, 0].tolist() == [101, 7, 8, 9, 10, 11, 102, 0]
    assert arrays["hints"][0, 0].tolist() == [0, 1, 0, 0, 0, 4, 0, 0]
    assert arrays["length"][0, 0] == 7
    assert arrays["is_word"][0, 0].nonzero()[0].tolist() == [1, 2, 4, 5]
    assert arrays["trigger"][0, 0].tolist() == [IGNORED, 0, 0, IGNORED, 0, 2, IGNORED, IGNORED]
    assert (arrays["row"][0, 0], arrays["at"][0, 0], arrays["mark"][0, 0]) == (0, 5, 1)
    assert arrays["words"][0, 0, :, 0].tolist() == [IGNORED, 1, 2, IGNORED, 0, 0, IGNORED, IGNORED]
    assert set(arrays["words"][0, 0, :, 1].tolist()) == {IGNORED}
    assert arrays["whole"][0, 0].tolist() == [4]


def test_what_is_not_marked_teaches_nothing() -> None:
    arrays = Batches(SIZES, [MARKED])(Job(None, [(0, [0])]))
    assert set(arrays["cue"].flatten().tolist()) == {IGNORED}
    assert arrays["mark"][0, 1:].tolist() == [-1, -1, -1]


def test_what_a_teacher_found_has_no_labels() -> None:
    batches = Batches(SIZES, [MARKED], {(0, 0): [TAUGHT]})
    arrays = batches(Job(None, [(0, [0]), (1, [0])]))
    assert arrays["mark"].tolist() == [[1, 2, -1, -1], [1, -1, -1, -1]]
    assert set(arrays["words"][0, 1].flatten().tolist()) == {IGNORED}


def test_a_varied_sentence_keeps_its_targets() -> None:
    batches = Batches(SIZES, [MARKED])
    lengths = set()
    for seed in range(60):
        arrays = batches(Job(str(seed), [(0, [0])]))
        lengths.add(int(arrays["length"][0, 0]))
        assert arrays["ids"][0, 0, arrays["at"][0, 0]] == 11
        assert arrays["trigger"][0, 0, arrays["at"][0, 0]] == 2
    assert lengths == {6, 7}


def test_the_same_seed_varies_alike() -> None:
    batches, job = Batches(SIZES, [MARKED] * 4), Job("a", [(0, [0, 1, 2, 3])])
    first, again = batches(job), batches(job)
    assert all((first[name] == again[name]).all() for name in first)


def test_a_long_sentence_is_cut() -> None:
    long = Packed(0, True, 0, True, False, [((5, 6), 0, 0, False)] * 200, [(190, 0, ((0,) * 200, None), (1,))])
    arrays = Batches(SIZES, [long])(Job(None, [(0, [0])]))
    assert arrays["length"][0, 0] == 251
    assert arrays["mark"].max() == -1
