//! Tests which files are compressed, and that they can be decompressed.

use std::io::Read;

use super::*;

#[test]
fn only_text_and_programs_are_compressed() {
    for name in ["a.html", "a-0123.js", "a_bg.wasm", "a.css", "a.svg", "a.json", "a.webmanifest"] {
        assert!(shrinks(Path::new(name)), "{name}");
    }
    for name in ["a.png", "a.woff2", "a.html.br", "a.html.gz", "_headers", "html"] {
        assert!(!shrinks(Path::new(name)), "{name}");
    }
}

#[test]
fn what_was_compressed_can_be_read_again() -> Result<()> {
    let text = b"Still waters run deep. ".repeat(50);
    let mut read = Vec::new();
    brotli::BrotliDecompress(&mut &*Encoding::Brotli.compress(&text)?, &mut read)?;
    assert_eq!(read, text);
    let gzip = Encoding::Gzip.compress(&text)?;
    read.clear();
    flate2::read::GzDecoder::new(&*gzip).read_to_end(&mut read)?;
    assert_eq!(read, text);
    assert!(gzip.len() < text.len() / 4);
    Ok(())
}

#[test]
fn siblings_are_written_only_where_they_are_smaller() -> Result<()> {
    let root = std::env::temp_dir().join(format!("stillwater-compress-{}", std::process::id()));
    let paths = Paths {
        target: root.join("target"),
        work: root.join("target/stillwater"),
        tools: root.join("tools"),
        root: root.clone(),
    };
    let dist = paths.dist();
    fs::create_dir_all(dist.join("signs"))?;
    fs::write(dist.join("index.html"), "<p>again</p>".repeat(100))?;
    fs::write(dist.join("signs/index.html"), "<p>again</p>".repeat(100))?;
    fs::write(dist.join("small.txt"), "small")?;
    everything(&paths)?;
    for (name, there) in [("index.html.br", true), ("signs/index.html.gz", true), ("small.txt.br", false)] {
        assert_eq!(dist.join(name).is_file(), there, "{name}");
    }
    // The two files are identical, so the cache has one entry per encoding.
    assert_eq!(fs::read_dir(paths.work.join("compressed"))?.count(), 2);
    Ok(fs::remove_dir_all(root)?)
}
