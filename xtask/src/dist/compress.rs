//! Compressed copies beside each file, for hosts that send them as they are.

use std::fs;
use std::io::Write;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::output;
use crate::failure::{Failure, Outcome};

/// Files that become smaller. The others are compressed already, or are read by
/// the host itself.
const COMPRESSIBLE: [&str; 8] = [
    ".html",
    ".js",
    ".css",
    ".wasm",
    ".json",
    ".svg",
    ".txt",
    ".webmanifest",
];

/// Writes `.br` (quality 11) and `.gz` (level 9) beside each compressible file
/// in the folder and the folders in it; gives the number of files.
pub(super) fn all(folder: &Path) -> Outcome<usize> {
    let mut files = 0;
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        let name = path.to_string_lossy();
        if path.is_dir() {
            files += all(&path)?;
        } else if COMPRESSIBLE.iter().any(|ending| name.ends_with(ending)) {
            let content = fs::read(&path).map_err(unreadable(&path))?;
            output::write(Path::new(&format!("{name}.br")), brotli(&content)?)?;
            output::write(Path::new(&format!("{name}.gz")), gzip(&content)?)?;
            files += 1;
        }
    }
    Ok(files)
}

fn unreadable(path: &Path) -> impl FnOnce(std::io::Error) -> Failure {
    Failure::because(format!("{} cannot be read", path.display()))
}

fn brotli(content: &[u8]) -> Outcome<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        // 4 MiB, more than any of our files.
        lgwin: 22,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)
        .map_err(Failure::because("A file could not be compressed by brotli"))?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(content)
        .and_then(|()| encoder.finish())
        .map_err(Failure::because("A file could not be compressed by gzip"))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_copies_unpack_to_the_same_bytes_and_are_smaller() {
        let content = "every trigger has a token; ".repeat(200).into_bytes();
        let (packed_br, packed_gz) = (brotli(&content).expect("br"), gzip(&content).expect("gz"));
        assert!(packed_br.len() < packed_gz.len() && packed_gz.len() < content.len() / 10);
        let (mut from_br, mut from_gz) = (Vec::new(), Vec::new());
        brotli::BrotliDecompress(&mut &packed_br[..], &mut from_br).expect("it is brotli");
        flate2::read::GzDecoder::new(&packed_gz[..])
            .read_to_end(&mut from_gz)
            .expect("it is gzip");
        assert_eq!(from_br, content);
        assert_eq!(from_gz, content);
    }
}
