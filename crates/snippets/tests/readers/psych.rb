# Reads YAML with Psych, which GitLab reads it with: a JSON string a line in, what it holds
# as JSON a line out.
begin
  require "json"
  require "psych"
rescue LoadError
  exit 3
end

$stdin.set_encoding("UTF-8")
$stdout.set_encoding("UTF-8")
$stdout.sync = true
puts "ready"
$stdin.each_line { |line| puts JSON.generate(Psych.safe_load(JSON.parse(line))) }
