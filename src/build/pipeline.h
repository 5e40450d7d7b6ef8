// Runs tasks on several threads and takes what they give in the order of the tasks, with bounded memory.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include <tifa/result.h>

namespace tifa {

// `produce(task, emit)` runs on one of `threads` threads for each task in [0, tasks); it hands over items by
// emit(item), which waits while more than `budget` bytes (item.bytes()) are waiting to be taken and is false when all
// is to end. `consume(task, item)` runs on the calling thread, task after task, and for each task in the order of its
// items; its first error ends everything. Memory: the budget and one item a thread. No deadlock: the task whose turn it
// is may always hand over one item.
template <class Item, class Produce, class Consume>
[[nodiscard]] Status run_in_order(std::size_t tasks, unsigned threads, std::uint64_t budget, Produce&& produce,
                                  Consume&& consume) {
  struct Lane {
    std::deque<Item> items;
    bool done = false;
  };
  std::mutex mutex;
  std::condition_variable item_there;  // for the consumer
  std::condition_variable room_there;  // for the producers
  std::map<std::size_t, Lane> lanes;   // tasks that are running or wait to be taken
  std::size_t next = 0, turn = 0;
  std::uint64_t waiting = 0;
  bool ended = false;

  const auto work = [&] {
    std::unique_lock lock(mutex);
    while (!ended && next < tasks) {
      const std::size_t task = next++;
      Lane& lane = lanes[task];
      lock.unlock();
      produce(task, [&](Item item) {
        const std::uint64_t bytes = item.bytes();
        std::unique_lock inner(mutex);
        room_there.wait(inner,
                        [&] { return ended || waiting + bytes <= budget || (task == turn && lane.items.empty()); });
        if (ended) return false;
        waiting += bytes;
        lane.items.push_back(std::move(item));
        if (task == turn) item_there.notify_one();
        return true;
      });
      lock.lock();
      lane.done = true;
      if (task == turn) item_there.notify_one();
    }
  };

  Status status;
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads && i < tasks; ++i) workers.emplace_back(work);
  std::unique_lock lock(mutex);
  for (; turn < tasks && status; ++turn, room_there.notify_all()) {
    while (status) {
      item_there.wait(lock, [&] {
        const auto lane = lanes.find(turn);
        return lane != lanes.end() && (lane->second.done || !lane->second.items.empty());
      });
      Lane& lane = lanes[turn];
      if (lane.items.empty()) break;
      Item item = std::move(lane.items.front());
      lane.items.pop_front();
      waiting -= item.bytes();
      room_there.notify_all();
      lock.unlock();
      status = consume(turn, std::move(item));
      lock.lock();
    }
    if (status) lanes.erase(turn);
  }
  ended = true;
  room_there.notify_all();
  lock.unlock();
  workers.clear();  // joins
  return status;
}

}  // namespace tifa
