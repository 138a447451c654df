//! Own points from files: MAT-files that SciPy wrote (tests/files, made by make.py there) and tables.

// What does not unwrap fails the test, helpers included.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;
use touchline::data::read::{Cause, Format, MAX_BYTES, MAX_POINTS, Problem};
use touchline::data::{Point, ReadData, Split, Task, read};
use touchline::{Error, Result};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)).unwrap()
}

/// Each file with what is expected of it.
fn expected() -> Vec<(String, Vec<u8>, Value)> {
    let rows: Vec<Value> = serde_json::from_slice(&file("expected.json")).unwrap();
    let rows = rows.into_iter().map(|row| {
        let name = row["file"].as_str().unwrap().to_string();
        (name.clone(), file(&name), row)
    });
    rows.collect()
}

fn point(row: &Value) -> Point {
    let number = |k: usize| row[k].as_f64().unwrap();
    let split = Split::ALL[number(3) as usize];
    Point { x: number(0), y: number(1), label: number(2), split }
}

/// What a row of expected.json says should be read.
fn wanted(row: &Value) -> Option<ReadData> {
    let points = row["points"].as_array()?.iter().map(point).collect();
    let used = row["used"].as_array()?.iter().map(|name| name.as_str().unwrap().to_string());
    let classes = row["classes"].as_array();
    let classes = classes.map(|pair| [0, 1].map(|k| pair[k].as_f64().unwrap()));
    Some(ReadData { points, format: Format::Mat, used: used.collect(), classes })
}

fn problem(refused: Result<ReadData>) -> Problem {
    match refused {
        Err(Error::BadFile(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

#[test]
fn mat_files_give_scipys_points_exactly() {
    let mut read_files = 0;
    for (name, bytes, row) in expected() {
        if let Some(wanted) = wanted(&row) {
            assert_eq!(read(&name, &bytes).as_ref(), Ok(&wanted), "{name}");
            assert_eq!(read("", &bytes), Ok(wanted), "{name}: whatever its name");
            read_files += 1;
        }
    }
    assert_eq!(read_files, 15);
}

#[test]
fn what_is_wrong_with_a_mat_file_is_said() {
    let mut refused = 0;
    for (name, bytes, row) in expected() {
        let Some(code) = row["code"].as_str() else { continue };
        let problem = problem(read(&name, &bytes));
        assert_eq!(problem.cause.code(), code, "{name}");
        assert_eq!(problem.at, row["at"].as_str().unwrap_or_default(), "{name}");
        assert_eq!(problem.row as u64, row["row"].as_u64().unwrap_or_default(), "{name}");
        if let Some(value) = row["value"].as_str() {
            assert_eq!(problem.value, value, "{name}");
        }
        refused += 1;
    }
    assert_eq!(refused, 23);
}

/// At every cut: never other points than the file's, and a word about the missing end where it is not
/// between two variables.
#[test]
fn a_file_that_is_cut_short_is_refused() {
    // Without the test points those for validation are the test points.
    let places =
        |data: &ReadData| data.points.iter().map(|p| (p.x, p.y, p.label)).collect::<Vec<_>>();
    for (name, bytes, row) in expected() {
        let Some(wanted) = wanted(&row) else { continue };
        let mut cut_short = 0;
        for end in 1..bytes.len() {
            match read(&name, &bytes[..end]) {
                Ok(data) => {
                    assert!(places(&wanted).starts_with(&places(&data)), "{name}, {end} bytes")
                }
                Err(Error::BadFile(problem)) => {
                    cut_short += usize::from(problem.cause == Cause::CUT_SHORT);
                }
                Err(other) => panic!("{name}, {end} bytes: {other:?}"),
            }
        }
        assert!(cut_short > bytes.len() * 3 / 4, "{name}: {cut_short} of {}", bytes.len());
    }
}

/// A level-5 file of these elements, little-endian: type, announced size, data.
fn mat(elements: &[(u32, u32, &[u8])]) -> Vec<u8> {
    let mut bytes = b"MATLAB 5.0 MAT-file".to_vec();
    bytes.resize(124, b' ');
    bytes.extend([0, 1, b'I', b'M']);
    for (kind, size, data) in elements {
        bytes.extend(kind.to_le_bytes());
        bytes.extend(size.to_le_bytes());
        bytes.extend(*data);
    }
    bytes
}

/// A matrix of doubles called `name` that claims `rows` and `columns` and has no number at all.
fn claim(name: u8, rows: u32, columns: u32) -> Vec<u8> {
    let small = |kind: u32, size: u32| (size << 16 | kind).to_le_bytes();
    let flags = [6_u32, 8, 6, 0].map(u32::to_le_bytes).concat();
    let dimensions = [5, 8, rows, columns].map(u32::to_le_bytes).concat();
    let numbers = [9_u32, 0].map(u32::to_le_bytes).concat();
    [flags, dimensions, small(1, 1).to_vec(), vec![name, 0, 0, 0], numbers].concat()
}

#[test]
fn claims_of_an_untrusted_file_size_nothing() {
    let y = claim(b'y', 1, 1);
    let file_with = |rows, columns| {
        let x = claim(b'X', rows, columns);
        mat(&[(14, x.len() as u32, &x), (14, y.len() as u32, &y)])
    };
    let code = |bytes: &[u8]| problem(read("data.mat", bytes)).cause.code();
    assert_eq!(code(&file_with(u32::MAX, 2)), "file-lengths");
    assert_eq!(code(&file_with(2, u32::MAX)), "file-lengths");
    assert_eq!(code(&file_with(1, 2)), "file-damaged", "no number where two are announced");
    let many = |name, rows, columns| {
        let x = claim(name, rows, columns);
        mat(&[(14, x.len() as u32, &x)])
    };
    let both = [many(b'X', u32::MAX, 2), many(b'y', u32::MAX, 1)[128..].to_vec()].concat();
    assert_eq!(code(&both), "file-too-many-points");
    assert_eq!(code(&mat(&[(14, u32::MAX, &y)])), "file-cut-short");
    assert_eq!(code(&mat(&[(14, 0, &[])])), "file-damaged");
    assert_eq!(code(&mat(&[(15, 3, &[0x78, 0x9c, 0xff])])), "file-damaged");
    assert_eq!(code(&mat(&[])), "file-empty");
}

#[test]
fn other_formats_are_named() {
    let code = |name: &str, bytes: &[u8]| problem(read(name, bytes)).cause.code();
    let hdf5 = b"\x89HDF\r\n\x1a\n\0\0\0\0";
    assert_eq!(code("data.mat", hdf5), "file-hdf");
    let mut matlab = b"MATLAB 7.3 MAT-file, Platform: GLNXA64".to_vec();
    matlab.resize(124, b' ');
    matlab.extend([0, 2, b'I', b'M']);
    assert_eq!(code("data.mat", &matlab), "file-hdf");
    matlab.resize(512, 0);
    matlab[124..128].fill(0);
    matlab.extend(hdf5);
    assert_eq!(code("data.mat", &matlab), "file-hdf");
    // Big-endian level 4: 1000 is the type of a matrix of doubles in that order.
    let level_4 = [1000_u32, 1, 1, 0, 2].map(u32::to_be_bytes).concat();
    assert_eq!(code("data.mat", &[&level_4[..], b"X\0"].concat()), "file-old-mat");
    assert_eq!(code("data.csv", b"PK\x03\x04\x14\0\x06\0"), "file-unknown", "such as .xlsx");
    assert_eq!(code("data.mat", b"<!doctype html>\n<title>404</title>\n"), "file-unknown");
    assert_eq!(code("data.mat", b"MATLAB 5.0 MAT-file, Platform: GLNXA64"), "file-cut-short");
    for nothing in [&b""[..], b"\n \n", b"\xef\xbb\xbf", b"x,y,label\n"] {
        assert_eq!(code("data.csv", nothing), "file-empty", "{nothing:?}");
        assert!(["file-empty", "file-unknown"].contains(&code("data.mat", nothing)), "{nothing:?}");
    }
}

#[test]
fn limits_hold() {
    let large = vec![b'1'; MAX_BYTES + 1];
    assert_eq!(problem(read("a.csv", &large)).cause, Cause::TOO_LARGE);
    assert_eq!(problem(read("a.csv", &large)).value, "100");
    let mut table = "1,2,0\n".repeat(MAX_POINTS - 1) + "3,4,1\n";
    assert_eq!(read("a.csv", table.as_bytes()).unwrap().points.len(), MAX_POINTS);
    table += "5,6,1\n";
    assert_eq!(problem(read("a.csv", table.as_bytes())).cause, Cause::TOO_MANY_POINTS);
}

// ---------------------------------------------------------------------------------------- tables

/// The points of [`TABLE`] and its like.
fn three() -> Vec<Point> {
    let point = |x, y, label| Point { x, y, label, split: Split::Train };
    vec![point(0.5, -1.25, 0.0), point(1e-3, 2.0, 1.0), point(-0.1, 0.0, 1.0)]
}

const TABLE: &str = "0.5,-1.25,0\n1e-3,2,1\n-.1,0,1\n";

/// Reads as a table: the points, and the names used with commas.
fn table(text: &str) -> (Vec<Point>, String) {
    let data =
        read("points.csv", text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!((data.format, data.classes), (Format::Csv, None), "{text}");
    (data.points, data.used.join(","))
}

#[test]
fn tables_are_read_in_all_their_dialects() {
    for text in [
        TABLE.to_string(),
        TABLE.trim_end().to_string(),
        TABLE.replace('\n', "\r\n"),
        TABLE.replace('\n', "\r"),
        TABLE.replace('\n', "\n\n") + "\n , ,\n\t\n,,,\n",
        format!("\u{feff}{TABLE}"),
        TABLE.replace(',', "\t"),
        TABLE.replace(',', ";"),
        TABLE.replace(',', " , "),
        TABLE.replace(',', ";").replace('.', ","),
        TABLE.replace(',', "\",\"").replace('\n', "\"\n\"").trim_end_matches('"').to_string(),
        TABLE.replace('\n', ",\n"),
        TABLE.replace(",0\n", ",False\n").replace(",1\n", ",True\n"),
    ] {
        let text = if text.starts_with("0.5\"") { format!("\"{text}") } else { text };
        assert_eq!(table(&text), (three(), String::new()), "{text}");
    }
    for utf16 in [u16::to_le_bytes, u16::to_be_bytes] {
        let text = format!("\u{feff}x\ty\tlabel\n{}", TABLE.replace(',', "\t"));
        let bytes: Vec<u8> = text.encode_utf16().flat_map(utf16).collect();
        assert_eq!(read("points.txt", &bytes).unwrap().points, three());
    }
    assert_eq!(read("points.mat", TABLE.as_bytes()).unwrap().points, three(), "content first");
}

#[test]
fn names_say_which_column_is_which() {
    let columns = |header: &str, order: &dyn Fn([&str; 3]) -> String| {
        let rows = TABLE.lines().map(|row| {
            let fields: Vec<&str> = row.split(',').collect();
            order([fields[0], fields[1], fields[2]]) + "\n"
        });
        table(&format!("{header}\n{}", rows.collect::<String>()))
    };
    let plain = |[x, y, label]: [&str; 3]| format!("{x},{y},{label}");
    for (header, used) in [
        ("x,y,label", "x,y,label"),
        ("X, Y, Label", "X,Y,Label"),
        ("x1,x2,y", "x1,x2,y"),
        ("x,y,colour", "x,y,colour"),
        ("longitude,latitude,class", "longitude,latitude,class"),
        ("length,width,kind", "length,width,kind"),
        ("# x,y,label", "# x,y,label"),
        ("\"x\",\"y\",\"a \"\"name\"\"\"", "x,y,a \"name\""),
    ] {
        assert_eq!(columns(header, &plain), (three(), used.to_string()), "{header}");
    }
    let moved = |[x, y, label]: [&str; 3]| format!("{label},{y},{x}");
    assert_eq!(columns("label,y,x", &moved), (three(), "x,y,label".to_string()));
    assert_eq!(columns("y,x2,x1", &moved), (three(), "x1,x2,y".to_string()));
    let numbered = |[x, y, label]: [&str; 3]| format!("7,{x},{y},{label}");
    assert_eq!(columns(",x,y,label", &numbered), (three(), "x,y,label".to_string()));
}

#[test]
fn a_column_can_hold_the_split() {
    let splits = |text: &str| table(text).0.iter().map(|point| point.split).collect::<Vec<_>>();
    let [train, dev, test] = Split::ALL;
    let words = "x,y,label,split\n1,2,0,train\n1,2,1,Training\n1,2,1,dev\n1,2,0,VAL\n1,2,0,test\n";
    assert_eq!(splits(words), [train, train, dev, dev, test]);
    assert_eq!(table(words).1, "x,y,label,split");
    assert_eq!(
        splits("set,x,y,label\n0,1,2,0\n0,1,2,1\n1,1,2,0\n2,1,2,1\n"),
        [train, train, dev, test]
    );
    assert_eq!(splits("1,2,0,test\n3,4,0,train\n5,6,1,train\n"), [test, train, train]);
}

#[test]
fn two_labels_become_0_and_1() {
    let classes = |labels: [&str; 2]| {
        let text = format!("1,2,{}\n3,4,{}\n", labels[0], labels[1]);
        let data = read("points.csv", text.as_bytes()).unwrap();
        (data.classes, data.points.iter().map(|point| point.label).collect::<Vec<_>>())
    };
    assert_eq!(classes(["0", "1"]), (None, vec![0.0, 1.0]));
    assert_eq!(classes(["1.0", "-0.0"]), (None, vec![1.0, 0.0]));
    assert_eq!(classes(["2", "1"]), (Some([1.0, 2.0]), vec![1.0, 0.0]));
    assert_eq!(classes(["-1", "1"]), (Some([-1.0, 1.0]), vec![0.0, 1.0]));
}

#[test]
fn what_is_wrong_with_a_table_is_said_and_where() {
    for (text, code, at, row, value) in [
        ("x,y,label\n1,2,0\n\n1,two,1\n", "file-number", "y", 4, "two"),
        ("x,y,label\r\n1,2,0\r\n1,,1\r\n", "file-number", "y", 3, ""),
        ("1,2,0\r1,2,blue", "file-number", "C", 2, "blue"),
        ("1,2,0\n1,NaN,1\n", "file-number", "B", 2, "NaN"),
        ("nan,nan,1\n1,2,1\n", "file-number", "A", 1, "nan"),
        ("1,2,0\n1e999,2,1\n", "file-number", "A", 2, "1e999"),
        ("1,2,0\n1,0x10,1\n", "file-number", "B", 2, "0x10"),
        ("1;2;0\n1;1.000,5;1\n", "file-number", "B", 2, "1.000,5"),
        ("1,2,0\n1,2\n", "file-columns", "3", 2, "2"),
        ("1,2,0\n1,2,3,4\n", "file-columns", "3", 2, "4"),
        ("\n1 2 0\n3 4 1\n", "file-columns", "3", 2, "1"),
        ("1,2,3,1\n3,4,5,0\n", "file-columns", "3", 1, "4"),
        ("Hello world\n", "file-columns", "3", 1, "1"),
        ("x,label\n1,0\n2,1\n", "file-features", "", 0, "x"),
        ("a,b,c,label\n1,2,3,0\n", "file-features", "", 0, "a, b, c"),
        ("x,y,label,split\n1,2,0,train\n1,2,1,later\n", "file-split", "split", 3, "later"),
        ("x,y,label,split\n1,2,0,3\n", "file-split", "split", 2, "3"),
        ("1,2,1\n3,4,1\n", "file-one-class", "", 0, "1"),
        ("1,2,1,train\n3,4,0,test\n", "file-one-class", "", 0, "1"),
        ("1,2,0\n1,2,1\n1,2,2\n", "file-many-classes", "", 0, "0, 1, 2"),
        ("1,2,4\n1,2,3\n1,2,2\n1,2,1\n", "file-many-classes", "", 0, "1, 2, 3, …"),
        ("1,2,0,test\n3,4,1,test\n", "file-no-training", "", 0, ""),
    ] {
        let problem = problem(read("points.csv", text.as_bytes()));
        let said = (problem.cause.code(), &problem.at[..], problem.row, &problem.value[..]);
        assert_eq!(said, (code, at, row, value), "{text}");
        let error = Error::BadFile(problem);
        assert_eq!(error.code(), code);
        let details =
            [("at", at.to_string()), ("row", row.to_string()), ("value", value.to_string())];
        assert_eq!(error.details(), details);
        assert!(error.to_string().contains(value), "{error}");
    }
    let wide = problem(read("points.csv", "1,".repeat(10_000).as_bytes()));
    assert_eq!(wide.cause, Cause::UNKNOWN);
    let long =
        problem(read("points.csv", format!("1,2,0\n1,2,\"{}", "9".repeat(5_000)).as_bytes()));
    assert_eq!(long.cause, Cause::UNKNOWN);
}

/// Nothing that a terminal would obey, and not a novel.
#[test]
fn text_of_the_file_is_fit_to_be_shown() {
    let value = problem(read("a.csv", b"1,2,0\n1,2,\x1b[31mred\x07\n")).value;
    assert_eq!(value, " [31mred ");
    let text = format!("1,2,0\n1,2,{}\n", "é".repeat(100));
    assert_eq!(problem(read("a.csv", text.as_bytes())).value, "é".repeat(40));
}

// ------------------------------------------------------------------------------------ any bytes

/// Whatever the bytes are, there is an answer; and what is read is fit to train on.
fn assert_sound(name: &str, bytes: &[u8]) -> std::result::Result<(), TestCaseError> {
    match read(name, bytes) {
        Ok(data) => {
            prop_assert!(data.points.len() <= MAX_POINTS);
            prop_assert!(data.points.iter().all(|point| point.is_valid(Task::Classification)));
            for class in [0.0, 1.0] {
                let trained = |p: &Point| p.split == Split::Train && p.label == class;
                prop_assert!(data.points.iter().any(trained));
            }
        }
        Err(Error::BadFile(problem)) => prop_assert!(!problem.to_string().is_empty()),
        Err(other) => prop_assert!(false, "{:?}", other),
    }
    Ok(())
}

/// Changes to the bytes of a file: where (as a share of its length), what, how.
fn mutations() -> impl Strategy<Value = Vec<(f64, u8, u8)>> {
    prop::collection::vec((0.0..1.0, any::<u8>(), 0u8..4), 1..6)
}

fn mutated(mut bytes: Vec<u8>, mutations: &[(f64, u8, u8)]) -> Vec<u8> {
    for (share, byte, how) in mutations {
        let at = (share * bytes.len() as f64) as usize;
        match how {
            0 => bytes.insert(at, *byte),
            _ if at == bytes.len() => {}
            1 => bytes[at] = *byte,
            2 => bytes[at] ^= 1 << (byte % 8),
            _ => {
                bytes.remove(at);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        assert_sound("data.mat", &bytes)?;
        assert_sound("data.csv", &bytes)?;
        for kind in [14, 15] {
            assert_sound("data.mat", &mat(&[(kind, bytes.len() as u32, &bytes)]))?;
        }
        let mut big = mat(&[]);
        big[124..128].copy_from_slice(&[1, 0, b'M', b'I']);
        big.extend(&bytes);
        assert_sound("data.mat", &big)?;
    }

    #[test]
    fn any_text_has_an_answer(text in "[-0-9.,;\t\"'a-z\r\n ]{0,200}") {
        assert_sound("data.csv", text.as_bytes())?;
    }

    #[test]
    fn any_table_comes_back(
        rows in prop::collection::vec((prop::num::f64::NORMAL, prop::num::f64::NORMAL, 0u8..2, 0usize..3), 0..40),
        separator in prop::sample::select(vec![",", ";", "\t"]),
    ) {
        let mut text = ["x", "y", "label", "split"].join(separator) + "\n";
        let mut points = vec![];
        // Both classes among the training points.
        for (x, y, label, split) in rows.into_iter().chain([(0.0, 0.5, 0, 0), (-0.5, 1.0, 1, 0)]) {
            let row = [x.to_string(), y.to_string(), label.to_string(), split.to_string()];
            text += &(row.join(separator) + "\n");
            points.push(Point { x, y, label: f64::from(label), split: Split::ALL[split] });
        }
        prop_assert_eq!(read("points.csv", text.as_bytes()).map(|data| data.points), Ok(points));
    }

    #[test]
    fn damaged_files_have_an_answer(pick: prop::sample::Index, mutations in mutations()) {
        let files = expected();
        let (name, bytes, _) = pick.get(&files);
        assert_sound(name, &mutated(bytes.clone(), &mutations))?;
        let text = "x,y,label,split\r\n1,2,0,train\r\n\"3\",4e1,1,dev\r\n5,-6.5,1,train\r\n";
        assert_sound("data.csv", &mutated(text.as_bytes().to_vec(), &mutations))?;
    }
}
